//! Where a key is pressed: the scopes of a keymap file, and which lies inside which.

/// A place on the desk with its own meaning of keys. A keymap file has one table for each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// Everywhere, forms and overlays included.
    Global,
    /// Where a proposal is at hand: the panes that list proposals, and the detail. The verbs live here.
    Proposal,
    /// Every pane that lists proposals.
    List,
    /// The intake pane (收件).
    Intake,
    /// The deadlines pane (期限).
    Deadlines,
    /// The reminders pane (催办).
    Reminders,
    /// The survey pane (测评): digits are answers here, never actions.
    Survey,
    /// The review pane (审查).
    Review,
    /// The handling pane (办理).
    Handling,
    /// The supervision pane (督办).
    Supervision,
    /// The statistics pane (统计).
    Statistics,
    /// The registers pane (名册).
    Registers,
    /// The history pane (历史).
    History,
    /// One proposal on the whole screen.
    Detail,
    /// A form to fill in.
    Form,
    /// A list to choose from: units, grounds, members.
    Picker,
    /// Anything else on top: palette, menu, question, help.
    Overlay,
    /// Text is being typed: put it innermost, and printable keys reach no map (see [`super::Keymap::resolve`]).
    Text,
}

use Scope::{
    Deadlines, Detail, Form, Global, Handling, History, Intake, List, Overlay, Picker, Proposal, Registers,
    Reminders, Review, Statistics, Supervision, Survey, Text,
};

impl Scope {
    /// All scopes, in the order of a keymap file.
    pub const ALL: [Self; 18] = [
        Global,
        Proposal,
        List,
        Intake,
        Deadlines,
        Reminders,
        Survey,
        Review,
        Handling,
        Supervision,
        Statistics,
        Registers,
        History,
        Detail,
        Form,
        Picker,
        Overlay,
        Text,
    ];

    /// The scopes that apply here, innermost first. While text is typed the desk puts [`Scope::Text`] before them.
    #[must_use]
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Global => &[Global],
            Proposal => &[Proposal, Global],
            List => &[List, Proposal, Global],
            Intake => &[Intake, List, Proposal, Global],
            Deadlines => &[Deadlines, List, Proposal, Global],
            Reminders => &[Reminders, List, Proposal, Global],
            Survey => &[Survey, Global],
            Review => &[Review, List, Proposal, Global],
            Handling => &[Handling, List, Proposal, Global],
            Supervision => &[Supervision, List, Proposal, Global],
            Statistics => &[Statistics, List, Proposal, Global],
            Registers => &[Registers, List, Proposal, Global],
            History => &[History, List, Proposal, Global],
            Detail => &[Detail, Proposal, Global],
            Form => &[Form, Global],
            Picker => &[Picker, Global],
            Overlay => &[Overlay, Global],
            Text => &[Text, Global],
        }
    }

    /// The table's name in a keymap file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Global => "global",
            Proposal => "proposal",
            List => "list",
            Intake => "intake",
            Deadlines => "deadlines",
            Reminders => "reminders",
            Survey => "survey",
            Review => "review",
            Handling => "handling",
            Supervision => "supervision",
            Statistics => "statistics",
            Registers => "registers",
            History => "history",
            Detail => "detail",
            Form => "form",
            Picker => "picker",
            Overlay => "overlay",
            Text => "text",
        }
    }

    /// The scope's name on the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Global => "各处",
            Proposal => "提案",
            List => "列表",
            Intake => "收件",
            Deadlines => "期限",
            Reminders => "催办",
            Survey => "测评",
            Review => "审查",
            Handling => "办理",
            Supervision => "督办",
            Statistics => "统计",
            Registers => "名册",
            History => "历史",
            Detail => "详情",
            Form => "表单",
            Picker => "选择",
            Overlay => "浮窗",
            Text => "输入",
        }
    }

    /// The scope of this table name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}
