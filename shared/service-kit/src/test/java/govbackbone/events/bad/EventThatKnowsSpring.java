package govbackbone.events.bad;

import java.time.LocalDate;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import org.springframework.http.HttpStatus;

/** A framework's type in what is stored for ever. */
@EventType("bad.EventThatKnowsSpring")
@Label(zh = "示例", en = "Sample")
public record EventThatKnowsSpring(LocalDate effectiveOn, HttpStatus status) implements DomainEvent {}
