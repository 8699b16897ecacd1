//! The fields of each verb's line, as the README lists them: what is no field is told before anything is made of the line,
//! with the nearest one and all there are.

use super::{Body, Fault, refer};

/// A verb and its fields, with blanks between.
type Verb = (&'static str, &'static str);

/// What a line on the tasks of units may say instead of proposals and units.
const TASKS: &[&str] = &["task", "tasks"];

/// Fields of the commands themselves, beside the words of the lines.
const WHOLE: &[Verb] = &[
    ("supervise", "leadings"),
    ("record_activity", "activity reporting"),
    ("list_units", "contact_digest"),
    ("list_clerk", "role"),
];

/// What a proposal says, as both verbs that write it name it.
macro_rules! particulars {
    () => {
        "title proposers text kind category consent consent_reason secret seconders wanted_lead wanted_joint"
    };
}

/// Every verb with the fields its line may have.
pub const FIELDS: &[Verb] = &[
    (
        "receive",
        concat!(
            particulars!(),
            " received period signatures_due source_number notes marks proposals session source"
        ),
    ),
    ("amend", concat!(particulars!(), " proposal notes received period signatures_due")),
    ("send_back", "proposals reason on"),
    ("withdraw", "proposals reason on"),
    ("resubmit", "proposals on"),
    ("sign", "proposal signers signer on"),
    ("review", "proposals proposal level verdict gates category lead joint separate by remark on"),
    ("decline", "proposals ground on notified diverted consented place"),
    ("notify", "proposals proposal on"),
    ("archive", "proposals proposal on"),
    ("divert", "proposals proposal to consented place on"),
    ("divert_fate", "proposals proposal what level note on"),
    ("stand_in", "proposal signer name reason on"),
    ("file", "proposals category lead joint separate on"),
    ("assign", "proposals lead joint separate on"),
    ("reassign", "proposal unit to restart on"),
    ("merge", "into proposals on"),
    ("split", "proposals on"),
    ("receipt", "proposals unit on add role reason"),
    ("joint_opinion", "proposals unit stand number text on"),
    ("rule_addition", "proposal unit granted note on"),
    ("extend", "proposals unit until reason on"),
    ("ask_extension", "proposals unit until reason on"),
    ("rule_extension", "proposal unit granted until note on"),
    ("hand_back", "proposal unit reason propose on"),
    ("rule_hand_back", "proposal unit granted to restart note on"),
    ("consult", "proposals unit way who note on"),
    ("submit_draft", "proposals unit class on"),
    ("rule_draft", "proposal unit granted note on"),
    ("reply", "proposal unit class number delivered signed document entered signer openness points"),
    ("publish", "proposals unit on"),
    ("classify", "proposals class why basis round on"),
    ("meet", "proposals way who minutes on"),
    ("answer", "proposal signer given digits batch number on remark correct rating attitude process result"),
    ("open_batch", "questionnaire count ratings numbers from on place"),
    ("close_batch", "batch reason"),
    ("key_sheet", "batch number given correct"),
    ("second_key", "batch place number given"),
    ("settle_sheet", "batch place number given"),
    ("list_questionnaire", "questionnaire name questions letters sent on session"),
    ("remind", "units way letter level on"),
    ("close", "proposals on"),
    ("mark", "proposals mark set on"),
    ("supervise", "proposals theme leads supervises answers related effect"),
    ("track", "proposals promise promised next on"),
    ("look_back", "proposals progress class basis rating end next on"),
    ("list_leaders", "leaders name offices office body level left id"),
    (
        "record_activity",
        "kind title on place host leaders attendees units proposals demands counts notes session id",
    ),
    ("follow_up", "activity demand note done on"),
    ("record_info", "items title source collected proposal consented session count"),
    ("advance_info", "items what note on"),
    ("record_instruction", "by office level subject proposal info activity document words session on"),
    ("list_units", "units code name aliases system retired merged_into contact renamed_on former"),
    ("list_members", "members name sector party group left id"),
    ("list_clerk", "name login roles"),
    ("list_clerks", "clerks"),
    ("list_sessions", "sessions"),
    ("second", "pending agree note"),
    ("set_session", "name term meeting year opened cutoff rules new current id"),
    ("set_rules", "rules session recompute"),
    ("list_holidays", "year off work"),
    ("undo", "entry"),
    ("redo", "entry"),
];

/// Refuses what is no verb, and what is no field of it.
pub fn check(verb: &str, body: &Body) -> Result<(), Fault> {
    let Some((_, fields)) = FIELDS.iter().find(|(known, _)| *known == verb) else {
        let known: Vec<&str> = FIELDS.iter().map(|(known, _)| *known).collect();
        return Err(refer::unknown("命令", verb, &known));
    };
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let own =
        WHOLE.iter().filter(|(known, _)| *known == verb).flat_map(|(_, whole)| whole.split_whitespace());
    let own: Vec<&str> = own.chain(fields.iter().copied()).collect();
    // One proposal or unit need not be in a list, and a list of one is one.
    let alike = |key: &str| {
        let tasks = own.contains(&"unit");
        own.contains(&key)
            || tasks && (TASKS.contains(&key) || matches!(key, "units" | "proposal" | "proposals"))
            || matches!(verb, "classify" | "meet" | "supervise" | "track" | "look_back" | "mark" | "close")
                && key == "proposal"
    };
    match body.keys().find(|key| !alike(key)) {
        Some(key) => Err(format!("{verb}：{}", refer::unknown_field(key, &fields))),
        None => Ok(()),
    }
}
