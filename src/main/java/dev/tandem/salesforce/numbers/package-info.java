/**
 * Phone number translation: the rules that customers keep in Salesforce as a JSON string, with the
 * meaning that they have there. A number is cleaned up, its length is frozen, and each rule whose
 * interval holds that length replaces on what the rule before it left.
 *
 * <p>The package knows rules, numbers and a JavaScript engine, but no calls, contact centres or
 * metrics. {@link dev.tandem.salesforce.numbers.JavaScript} is the interface of the engine; GraalJS
 * implements it, and its classes are loaded with the first rules that are checked: a service
 * without rules does not pay for it.
 *
 * <p>Decisions, with what was weighed against them:
 *
 * <ul>
 *   <li>A real JavaScript engine. Of 35 probes of patterns and replacements, Java's own regular
 *       expressions differ from Node in 21 and RE2/J in 18; Rhino knows neither the flags {@code i}
 *       and {@code u} together nor a way to stop a runaway pattern; GraalJS differs in none.
 *   <li>Threads of the engine's own, one for each context. A context is for one thread at a time,
 *       and calls come on virtual threads by the hundred: they hand a number over and wait, for a
 *       bounded time, instead of entering the engine themselves.
 *   <li>A runaway pattern is stopped by closing its context from outside; the next number gets a
 *       new one. Most patterns cannot run away (the engine makes automata of them), those with
 *       back-references can.
 *   <li>A number that could not be translated is remembered for a minute only: the machine may have
 *       been busy, and a pattern that does run away must not cost half a second of processor time
 *       for each use of the same number.
 *   <li>The engine knows the regular expressions of ECMAScript 2025. Older ones, such as Node 20,
 *       refuse two things that it takes: modifiers, {@code (?i:…)}, and one group name in several
 *       alternatives. Against Node it differs in two corners that no number needs: it takes {@code
 *       \k} in a class beside named groups, and it refuses, as not supported, some look-behind that
 *       can never match.
 * </ul>
 */
@NullMarked
package dev.tandem.salesforce.numbers;

import org.jspecify.annotations.NullMarked;
