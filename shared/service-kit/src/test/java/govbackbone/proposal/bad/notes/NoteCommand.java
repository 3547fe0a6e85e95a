package govbackbone.proposal.bad.notes;

import govbackbone.events.Label;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Permitted;

@CommandApi(collection = "notes")
sealed interface NoteCommand {
    @Permitted({})
    record WithoutLabel() implements NoteCommand {}

    @Label(zh = "示例", en = "Sample")
    record WithoutRoles() implements NoteCommand {}
}
