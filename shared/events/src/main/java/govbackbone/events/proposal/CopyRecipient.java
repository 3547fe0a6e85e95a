package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Who gets a copy of a reply (抄送). */
public enum CopyRecipient {
    @Label(zh = "人大常委会代表工作机构", en = "NPC standing committee's office for deputies")
    NPC_OFFICE, //
    @Label(zh = "政协提案工作机构", en = "CPPCC's office for proposals")
    CPPCC_COMMITTEE, //
    @Label(zh = "政府办公室", en = "Government office")
    GOVERNMENT_OFFICE
}
