package dev.tandem.dispatch;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An executor that records the requests, and answers them at once or on {@link #answerAll}. */
public final class ScriptedSalesforce implements CommandExecutor {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Set<String> slowOrgs = ConcurrentHashMap.newKeySet();
    private final CountDownLatch answers = new CountDownLatch(1);

    /** Requests to that org stay unanswered until {@link #answerAll}. */
    public ScriptedSalesforce slow(String org) {
        slowOrgs.add(org);
        return this;
    }

    public void answerAll() {
        answers.countDown();
    }

    /** Interaction ids, in the order in which their requests came. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    public SalesforceResult execute(IssuedCommand command, SendPermit permit) {
        sent.add(command.id().interactionId());
        if (command.org().equals("broken")) {
            throw new IllegalStateException("secret-token");
        }
        if (slowOrgs.contains(command.org())) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Expected to answer some time, but was stopped", e);
            }
        }
        return new SalesforceResult.RoutingCleared();
    }
}
