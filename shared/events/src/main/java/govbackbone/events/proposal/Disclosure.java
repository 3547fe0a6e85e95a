package govbackbone.events.proposal;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reply will be public.
 *
 * @param reason present if it will not
 */
public record Disclosure(@Label(zh = "公开方式", en = "Decision") DisclosureDecision decision,
        @Label(zh = "不公开理由", en = "Reason") @Nullable NonDisclosureReason reason) {}
