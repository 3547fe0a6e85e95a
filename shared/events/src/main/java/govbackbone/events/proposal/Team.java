package govbackbone.events.proposal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Label;

/**
 * The taskforce of a case (办理专班).
 *
 * @param principal 主要负责同志, in overall charge
 * @param deputy    分管同志, leads the work
 * @param office    局办公室, coordinates
 * @param section   承办科室
 * @param handler   承办人
 * @param others    further members
 */
public record Team(@Label(zh = "主要负责同志", en = "Principal") Person principal,
        @Label(zh = "分管同志", en = "Deputy in charge") Person deputy,
        @Label(zh = "局办公室统筹人员", en = "Office coordinator") Person office,
        @Label(zh = "承办科室", en = "Section") String section, @Label(zh = "承办人", en = "Handler") Person handler,
        @Label(zh = "其他成员", en = "Other members") List<Person> others) {
    public Team {
        others = List.copyOf(others);
    }

    /** The subjects of all members; somebody with two functions counts once. */
    public Set<String> subjects() {
        return Stream.concat(Stream.of(principal, deputy, office, handler), others.stream()).map(Person::subject)
                .collect(Collectors.toUnmodifiableSet());
    }
}
