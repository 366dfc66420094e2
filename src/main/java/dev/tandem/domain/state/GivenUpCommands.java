package dev.tandem.domain.state;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A list of commands that failed for good: at most one of each kind, in the order of the kinds. */
public final class GivenUpCommands {

    private GivenUpCommands() {}

    static List<IssuedCommand> with(List<IssuedCommand> commands, IssuedCommand added) {
        List<IssuedCommand> all = new ArrayList<>(without(commands, added.id().kind()));
        all.add(added);
        all.sort(Comparator.comparing(command -> command.id().kind()));
        return List.copyOf(all);
    }

    static List<IssuedCommand> without(List<IssuedCommand> commands, CommandKind kind) {
        return commands.stream().filter(command -> command.id().kind() != kind).toList();
    }

    public static boolean holds(List<IssuedCommand> commands, CommandKind kind) {
        return commands.stream().anyMatch(command -> command.id().kind() == kind);
    }
}
