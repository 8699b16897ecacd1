//! What becomes of the proposals of the sample: how many of each fate, and when they came in.

/// What has become of a proposal by today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Waits for review.
    Waiting,
    /// Was sent back.
    SentBack,
    /// Was declined.
    Declined,
    /// Was withdrawn before filing.
    Withdrawn,
    /// Was withdrawn while units handled it.
    WithdrawnLate,
    /// Was merged into the proposal it repeats.
    Merged,
    /// Is filed and not yet assigned.
    Unassigned,
    /// Was just assigned.
    Fresh,
    /// The receipt is overdue.
    ReceiptLate,
    /// The unit asked to hand it back.
    HandBackAsked,
    /// The unit handed it back, and no other has it yet.
    HandBackGranted,
    /// The unit asked to hand it back and has to go on.
    HandBackRefused,
    /// Another unit took it over.
    Reassigned,
    /// The joint opinion is due soon.
    JointSoon,
    /// The joint opinion is overdue.
    JointLate,
    /// In hand, nothing pressing.
    InHand,
    /// The reply is due soon.
    ReplySoon,
    /// The reply is overdue.
    ReplyLate,
    /// The reply is due by extension.
    Extended,
    /// The extension has run out as well.
    ExtendedLate,
    /// Replied; the opinion is waited for.
    Replied,
    /// Replied; the opinion did not come back in time.
    OpinionLate,
    /// The opinion came back.
    Answered,
    /// Not satisfied; handled again.
    Rework,
    /// Not satisfied; the second reply is overdue.
    ReworkLate,
    /// Replied a second time.
    ReworkReplied,
    /// Closed.
    Closed,
}

/// Some proposals with one fate.
pub(super) struct Group {
    pub(super) fate: Fate,
    pub(super) count: u32,
    /// Days before today between which they came in, first to last.
    pub(super) came: (u32, u32),
    /// Days before today between which they were filed or otherwise decided upon, first to last.
    pub(super) decided: (u32, u32),
}

const fn group(fate: Fate, count: u32, came: (u32, u32), decided: (u32, u32)) -> Group {
    Group { fate, count, came, decided }
}

/// Those handed in at the plenary meeting.
const PLENARY: (u32, u32) = (182, 180);

/// All groups. Plenary proposals are answered within five months of assignment, the later ones within three.
pub(super) const GROUPS: &[Group] = &[
    group(Fate::Declined, 14, PLENARY, (174, 168)),
    group(Fate::Withdrawn, 4, PLENARY, (176, 170)),
    group(Fate::WithdrawnLate, 3, PLENARY, (168, 164)),
    group(Fate::Closed, 32, PLENARY, (173, 165)),
    group(Fate::Merged, 12, PLENARY, (172, 172)),
    group(Fate::InHand, 28, PLENARY, (138, 126)),
    group(Fate::ReplySoon, 8, PLENARY, (149, 146)),
    group(Fate::ReplyLate, 9, PLENARY, (172, 157)),
    group(Fate::Extended, 5, PLENARY, (171, 169)),
    group(Fate::ExtendedLate, 2, PLENARY, (171, 169)),
    group(Fate::Replied, 22, PLENARY, (166, 150)),
    group(Fate::OpinionLate, 8, PLENARY, (166, 158)),
    group(Fate::Answered, 15, PLENARY, (168, 160)),
    group(Fate::Rework, 6, PLENARY, (170, 164)),
    group(Fate::ReworkLate, 3, PLENARY, (172, 170)),
    group(Fate::ReworkReplied, 4, PLENARY, (172, 170)),
    group(Fate::InHand, 12, (70, 44), (58, 34)),
    group(Fate::Declined, 4, (66, 48), (52, 40)),
    group(Fate::Reassigned, 4, (64, 56), (48, 42)),
    group(Fate::JointLate, 6, (62, 48), (46, 40)),
    group(Fate::HandBackRefused, 3, (54, 48), (42, 40)),
    group(Fate::JointSoon, 8, (46, 34), (28, 25)),
    group(Fate::HandBackGranted, 3, (42, 36), (32, 30)),
    group(Fate::ReceiptLate, 8, (40, 28), (18, 16)),
    group(Fate::SentBack, 8, (32, 18), (22, 9)),
    group(Fate::Unassigned, 14, (27, 14), (8, 4)),
    group(Fate::HandBackAsked, 3, (21, 18), (7, 6)),
    group(Fate::Waiting, 40, (21, 1), (0, 0)),
    group(Fate::Fresh, 12, (15, 9), (2, 1)),
];

/// The `place`-th of `count` days spread from first to last.
pub(super) fn spread((first, last): (u32, u32), place: u32, count: u32) -> u32 {
    first - (first - last) * place / count.max(1)
}
