/**
 * Translates Webex: whether a webhook is signed, and which notice about an interaction its JSON is.
 * Webex's JSON does not leave this package; other packages see {@link dev.tandem.domain} types and
 * the bytes as received.
 *
 * <p>What Webex sends is only partly documented, so reading is lenient and verifying is strict: a
 * signature is compared over the raw bytes before the body is trusted, while a missing field,
 * another case, a number sent as text or an unknown event type is no error. Choices made where
 * Webex leaves them open:
 *
 * <ul>
 *   <li>A {@code task:new} without a direction is inbound: outbound tasks have a direction in every
 *       sample.
 *   <li>A {@code task:new} without a channel type is voice when its origin or destination looks
 *       like a phone number (or {@code tel:}/{@code sip:} address): chats and e-mails carry names
 *       and mail addresses there.
 *   <li>A time that is missing, not a number and not ISO-8601, before the year 2000 or more than
 *       five minutes after the arrival is the time of arrival; so is a time more than an hour ago
 *       from a flow, because a flow runs while its call does. Numbers below 100,000,000,000 are
 *       seconds.
 *   <li>Names of fields are read in any letter case, and a value that shows a variable that was
 *       never filled in ({@code {{ANI}}}, {@code null}, {@code undefined}) is no value.
 *   <li>No value of an optional field makes an event unreadable, whatever its type or size.
 *   <li>An interaction id is 1 to {@value dev.tandem.webex.json.InteractionIds#MAX_LENGTH} visible
 *       ASCII characters: it becomes a record key, part of a URL and of Salesforce's vendorCallKey.
 *       Webex's are UUIDs, which are taken in lower case.
 *   <li>Other text is cut at a length that no honest value reaches, and loses its control
 *       characters, so that it bloats neither a log line nor a state store.
 * </ul>
 *
 * <p>Bodies are read into a small Jackson tree. A streaming reader was rejected: the tree of a 500
 * byte event costs two microseconds (median of six rounds of 200,000, JDK 25), and it is what lets
 * the same few lines read numbers sent as text, objects where a text was expected, and two body
 * shapes.
 */
@NullMarked
package dev.tandem.webex;

import org.jspecify.annotations.NullMarked;
