//! What a change of rules may not take away: codes that proposals of the session carry, steps of the ladder that were
//! sent, and the meaning of survey forms that came back.

use super::fact::{Change, Fact};
use super::form::{Form, Question};
use super::proposal::Proposal;
use super::register::Register;
use super::rules::Rules;
use super::session::Session;
use super::stage::Stage;
use std::collections::BTreeMap;

/// How often each code is in use.
type Uses<'r> = BTreeMap<&'r str, usize>;

/// What the new state of a session would take away though it is in use, as a sentence; `None`: nothing.
pub(super) fn lost(register: &Register, was: &Session, now: &Session) -> Option<String> {
    let (old, new) = (&was.rules, &now.rules);
    let of_session = || register.proposals().filter(|proposal| proposal.intake.session == was.id);
    let tables: [(&str, Dropped, Used); 3] = [
        ("提案分类", dropped(codes_of_categories, old, new), categories_of),
        ("办理结果类别", dropped(codes_of_classes, old, new), classes_of),
        ("不予立案情形", dropped(codes_of_grounds, old, new), grounds_of),
    ];
    for (table, dropped, used) in tables {
        if dropped.is_empty() {
            continue;
        }
        let mut uses = Uses::new();
        for code in of_session().flat_map(used) {
            *uses.entry(code).or_default() += 1;
        }
        if let Some((code, count)) = dropped.iter().find_map(|code| Some((code, uses.get(&**code)?))) {
            return Some(format!("{table}“{code}”已有{count}处在用，不能去掉；请保留这一项，或在新届次里改"));
        }
    }
    ladder(register, was, new).or_else(|| form(old, new, of_session().filter(|p| answered(p)).count()))
}

/// Whether the codes a fact brings are in the rules.
pub(super) fn codes_are_known(rules: &Rules, fact: &Fact) -> bool {
    match fact {
        Fact::Particulars(Change { now: Some(now), .. }) => {
            now.category.is_empty() || codes_of_categories(rules).contains(&now.category.as_str())
        }
        Fact::Stage(Change { now: Some(now), .. }) => match &**now {
            Stage::Declined { ground, .. } => rules.ground(ground).is_some(),
            _ => true,
        },
        Fact::Task(Change { now: Some(now), .. }) => {
            now.replies.iter().all(|reply| rules.class(&reply.class).is_some())
        }
        Fact::Outcome(Change { now: Some(now), .. }) => {
            now.rulings.iter().all(|ruling| rules.class(&ruling.class).is_some())
        }
        _ => true,
    }
}

type Dropped = Vec<String>;
type Used = for<'p> fn(&'p Proposal) -> Vec<&'p str>;

fn dropped(codes: fn(&Rules) -> Vec<&str>, old: &Rules, new: &Rules) -> Dropped {
    let kept = codes(new);
    codes(old).into_iter().filter(|code| !kept.contains(code)).map(str::to_owned).collect()
}

fn codes_of_categories(rules: &Rules) -> Vec<&str> {
    rules.categories.iter().map(|category| category.code.as_str()).collect()
}

fn codes_of_classes(rules: &Rules) -> Vec<&str> {
    rules.classes.iter().map(|class| class.code.as_str()).collect()
}

fn codes_of_grounds(rules: &Rules) -> Vec<&str> {
    rules.grounds.iter().map(|ground| ground.code.as_str()).collect()
}

fn categories_of(proposal: &Proposal) -> Vec<&str> {
    let numbered = proposal.docket().and_then(|docket| docket.in_category.as_ref());
    let own = Some(proposal.particulars.category.as_str()).filter(|code| !code.is_empty());
    own.into_iter().chain(numbered.map(|number| number.category.as_str())).collect()
}

fn classes_of(proposal: &Proposal) -> Vec<&str> {
    let replies = proposal.tasks.values().flat_map(|task| &task.replies).map(|reply| reply.class.as_str());
    let rulings = proposal.outcome.rulings.iter().map(|ruling| ruling.class.as_str());
    replies.chain(rulings).collect()
}

fn grounds_of(proposal: &Proposal) -> Vec<&str> {
    match &proposal.stage {
        Stage::Declined { ground, .. } => vec![ground],
        _ => Vec::new(),
    }
}

/// Reminders name their step by its place in the ladder of the session that was current.
fn ladder(register: &Register, was: &Session, new: &Rules) -> Option<String> {
    let shorter = new.ladder.len() < was.rules.ladder.len();
    if !shorter || register.current().is_none_or(|current| current.id != was.id) {
        return None;
    }
    let highest = register.reminders().map(|reminder| usize::from(reminder.level)).max()?;
    let name = was.rules.ladder.get(highest).filter(|_| highest >= new.ladder.len())?;
    Some(format!("催办阶梯的“{}”已经用过，不能去掉；请保留到这一级", name.name))
}

fn answered(proposal: &Proposal) -> bool {
    proposal.opinions.values().any(|opinion| opinion.answer.is_some())
}

/// Digits that came back are read by the form: it may be worded anew, not made anew.
fn form(old: &Rules, new: &Rules, answered: usize) -> Option<String> {
    if answered == 0 || same_answers(&old.form, &new.form) {
        return None;
    }
    Some(format!("已收回{answered}份测评表，题目和选项不能再改，否则录下的数字就变了意思；请在新届次里改"))
}

/// Whether what was keyed on the old form means the same on the new one.
pub(super) fn same_answers(old: &Form, new: &Form) -> bool {
    let asked = |question: &Question| (question.about, question.kind, question.collective, question.per_unit);
    let ratings =
        |question: &Question| question.options.iter().map(|option| option.rating).collect::<Vec<_>>();
    let same = |(old, new): (&Question, &Question)| asked(old) == asked(new) && ratings(old) == ratings(new);
    old.questions.len() == new.questions.len() && old.questions.iter().zip(&new.questions).all(same)
}
