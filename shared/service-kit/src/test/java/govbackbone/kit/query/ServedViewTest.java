package govbackbone.kit.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.Restricted;
import govbackbone.events.notice.Addressee;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.QueryConfiguration.ServedViews;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServedViewTest {
    record WithoutId(String name, long version) {}

    record WithoutVersion(String id) {}

    record FilterOnRecord(String id, long version, @Filter WithoutId nested) {}

    record FilterOnMap(String id, long version, @Filter Map<String, String> map) {}

    record FilterNamedSort(String id, long version, @Filter String sort) {}

    record SortByList(String id, long version, @Sortable List<String> names) {}

    record SortInsideList(String id, long version, List<Inner> inner) {
        record Inner(@Sortable String name) {}
    }

    @Readers(value = {}, ownUnit = Role.UNIT, unitField = "unit.code")
    record UnitNowhere(String id, long version, String unit) {}

    @Readers(anyone = true)
    record PublishesPersonalData(String id, long version, Contact contact) {
        record Contact(@Restricted String telephone) {}
    }

    record OverdueText(String id, long version, @Overdue String when) {}

    record OverdueTwice(String id, long version, @Overdue LocalDate one, @Overdue LocalDate other) {}

    record OverdueList(String id, long version, @Overdue List<LocalDate> days) {}

    record MineByText(String id, long version, @Mine String who) {}

    @Readers(anyone = true)
    record MineOfNobody(String id, long version, @Mine List<Addressee> whose) {}

    @ParameterizedTest
    @ValueSource(classes = {OverdueText.class, OverdueTwice.class, OverdueList.class, MineByText.class,
        MineOfNobody.class,
        WithoutId.class, WithoutVersion.class, FilterOnRecord.class, FilterOnMap.class,
        FilterNamedSort.class, SortByList.class, SortInsideList.class, UnitNowhere.class, PublishesPersonalData.class})
    void a_view_that_cannot_keep_its_promises_stops_the_start(Class<?> view) {
        assertThatThrownBy(() -> ServedView.of(new ViewType<>("things", view), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Readers(anyone = true)
    record PublishesHistory(String id, long version) {}

    @Test
    void the_history_of_an_aggregate_is_never_published() {
        ViewType<PublishesHistory> type = new ViewType<>(SampleCase.TYPE.collection(), PublishesHistory.class);
        assertThat(ServedView.of(type, List.of()).path()).isEqualTo("/api/public/" + SampleCase.TYPE.collection());
        assertThatThrownBy(() -> ServedView.of(type, List.of(SampleCase.AGGREGATE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Plain(String id, long version) {}

    record Derived(long version) {}

    @Test
    void a_derived_field_cannot_hide_a_stored_one() {
        ViewType<Plain> type = new ViewType<>("things", Plain.class,
                new ViewType.Today<>(Derived.class, (view, day) -> new Derived(0)));
        assertThatThrownBy(() -> ServedView.of(type, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_view_may_be_filled_by_two_projections_but_a_collection_shows_one_view() {
        ViewType<Plain> type = new ViewType<>("things", Plain.class);
        assertThat(ServedViews.of(List.of(type, type), List.of()).views()).hasSize(1);
        assertThatThrownBy(
                () -> ServedViews.of(List.of(type, new ViewType<>("things", SampleCase.class)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_view_without_an_aggregate_of_its_collection_has_no_history() {
        assertThat(ServedView.of(new ViewType<>("things", Plain.class), List.of(SampleCase.AGGREGATE)).aggregate())
                .isEmpty();
        assertThat(ServedView.of(SampleCase.TYPE, List.of(SampleCase.AGGREGATE)).aggregate()).isPresent();
    }
}
