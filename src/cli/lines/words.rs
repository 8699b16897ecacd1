//! Words of the field where a line may write them instead of the stable English names: `初审` for `first`.

use super::Body;
use serde_json::{Value, json};

/// A word of the field and the name it stands for.
type Word = (&'static str, &'static str);

/// Levels of review.
pub const REVIEW_LEVELS: &[Word] =
    &[("初审", "first"), ("复审", "second"), ("审定", "decision"), ("终审", "decision")];
/// Verdicts of a review.
pub const VERDICTS: &[Word] = &[
    ("拟立案", "file"),
    ("立案", "file"),
    ("拟不予立案", "decline"),
    ("不予立案", "decline"),
    ("建议退回修改", "send_back"),
    ("退回修改", "send_back"),
    ("建议并案", "merge"),
    ("并案", "merge"),
    ("待议", "discuss"),
];
/// Whether a gate was passed.
pub const GATES: &[Word] = &[("通过", "passed"), ("不通过", "failed"), ("未审", "unsaid")];
/// Where a declined proposal goes.
pub const DIVERSIONS: &[Word] = &[
    ("转社情民意", "opinion"),
    ("社情民意", "opinion"),
    ("转有关部门参考", "reference"),
    ("有关部门参考", "reference"),
    ("参考", "reference"),
    ("作委员来信", "letter"),
    ("委员来信", "letter"),
];
/// What became of one passed on.
pub const FATES: &[Word] = &[
    ("采用", "adopted"),
    ("采纳", "adopted"),
    ("未采用", "not_adopted"),
    ("未采纳", "not_adopted"),
    ("批示", "instructed"),
    ("领导批示", "instructed"),
];
/// Levels of a body.
pub const LEVELS: &[Word] = &[
    ("全国", "national"),
    ("省级", "province"),
    ("省", "province"),
    ("市级", "city"),
    ("市", "city"),
    ("县级", "county"),
    ("县", "county"),
    ("区", "county"),
    ("乡镇", "town"),
    ("街道", "town"),
];
/// Names a proposal is handed in under.
pub const KINDS: &[Word] = &[
    ("委员", "individual"),
    ("个人", "individual"),
    ("委员个人", "individual"),
    ("联名", "joint"),
    ("委员联名", "joint"),
    ("集体", "collective"),
];
/// What a proposer is.
pub const PROPOSER_KINDS: &[Word] = &[
    ("委员", "member"),
    ("党派", "party"),
    ("团体", "organisation"),
    ("专委会", "committee"),
    ("界别", "sector"),
    ("小组", "group"),
    ("乡镇工委", "town"),
    ("街道工委", "town"),
    ("工委会", "town"),
];
/// Consent to publication.
pub const CONSENTS: &[Word] =
    &[("同意公开", "yes"), ("同意", "yes"), ("是", "yes"), ("不公开", "no"), ("不同意", "no"), ("否", "no")];
/// Periods.
pub const PERIODS: &[Word] =
    &[("大会", "plenary"), ("会间", "plenary"), ("平时", "intersession"), ("闭会", "intersession")];

/// Puts the name in the place of the word, where it is one of the table.
pub fn translate(body: &mut Body, key: &str, table: &[Word]) {
    if let Some(value) = body.get_mut(key) {
        translated(value, table);
    }
}

/// The same for a value.
pub fn translated(value: &mut Value, table: &[Word]) {
    let Value::String(word) = &*value else { return };
    let known = table.iter().find(|(known, _)| *known == word.trim());
    if let Some((_, name)) = known {
        *value = json!(name);
    }
}
