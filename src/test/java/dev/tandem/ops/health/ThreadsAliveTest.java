package dev.tandem.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ThreadsAliveTest {
    private final ThreadsAlive check = new ThreadsAlive();

    @Test
    void it_is_up_while_threads_go_on() {
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(data()).isEqualTo("none");
    }

    @Test
    void threads_that_wait_for_each_other_are_named() throws InterruptedException {
        ReentrantLock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock();
        CyclicBarrier bothHold = new CyclicBarrier(2);
        Thread one = taking("waiter-one", left, right, bothHold);
        Thread two = taking("waiter-two", right, left, bothHold);

        await().until(() -> check.call().getStatus() == Status.DOWN);
        assertThat(data())
                .contains("waiter-one waits for waiter-two", "waiter-two waits for waiter-one")
                .endsWith("must be restarted.");

        one.interrupt();
        assertThat(one.join(Duration.ofSeconds(10))).isTrue();
        assertThat(two.join(Duration.ofSeconds(10))).isTrue();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private String data() {
        HealthCheckResponse response = check.call();
        return response.getData().orElseThrow().get("deadlock").toString();
    }

    private static Thread taking(
            String name, ReentrantLock first, ReentrantLock second, CyclicBarrier bothHold) {
        return Thread.ofPlatform()
                .name(name)
                .start(() -> {
                    first.lock();
                    try {
                        bothHold.await();
                        second.lockInterruptibly();
                        second.unlock();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (BrokenBarrierException e) {
                        throw new AssertionError(e);
                    } finally {
                        first.unlock();
                    }
                });
    }
}
