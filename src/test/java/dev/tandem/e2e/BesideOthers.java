package dev.tandem.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Classes that start programs of their own run one after the other, because a start takes the whole
 * of a small machine. Those that mostly wait and measure no time are marked with this: they too run
 * one after the other, beside the rest, and their methods run in turn because of the lock.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the place beside others")
@interface BesideOthers {}
