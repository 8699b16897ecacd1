//! Commands with wild numbers, texts and dates: the law answers, and never panics.

use crate::moves::moves;
use crate::picture::assert_order;
use crate::world::World;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tian::office::outcome::{MeetingWay, RulingWhy};
use tian::office::proposer::{Consent, Kind, Proposer, ProposerKind};
use tian::office::queries::{listing, owing, running, survey};
use tian::office::reminder::Way;
use tian::office::reply::{Adoption, Openness, Point};
use tian::office::review::{Gates, ReviewLevel, Verdict};
use tian::office::stage::{Diversion, FateKind, Level};
use tian::office::supervision::Mark;
use tian::office::task::{ConsultWay, Stand};
use tian::office::verbs::addition::RuleAddition;
use tian::office::verbs::amend::Amend;
use tian::office::verbs::answer::Survey;
use tian::office::verbs::archive::Archive;
use tian::office::verbs::ask_extension::{AskExtension, RuleExtension};
use tian::office::verbs::assign::{Assign, Units};
use tian::office::verbs::batch::{CloseBatch, OpenBatch};
use tian::office::verbs::classify::Classify;
use tian::office::verbs::close::Close;
use tian::office::verbs::consult::Consult;
use tian::office::verbs::decline::Decline;
use tian::office::verbs::divert::{Divert, DivertFate};
use tian::office::verbs::draft_reply::{RuleDraft, SubmitDraft};
use tian::office::verbs::extend::Extend;
use tian::office::verbs::file::File;
use tian::office::verbs::hand_back::{HandBackAsk, HandBackRuling};
use tian::office::verbs::holidays::ListHolidays;
use tian::office::verbs::joint_opinion::JointOpinion;
use tian::office::verbs::keying::{KeySheet, SecondKey, SettleSheet};
use tian::office::verbs::listing::{ListClerk, ListMembers, ListUnits, UnitListing};
use tian::office::verbs::mark::SetMark;
use tian::office::verbs::meet::Meet;
use tian::office::verbs::merge::{Merge, Split};
use tian::office::verbs::notify::Notify;
use tian::office::verbs::publish::Publish;
use tian::office::verbs::questionnaire::ListQuestionnaire;
use tian::office::verbs::reassign::Reassign;
use tian::office::verbs::receipt::{Receipt, Wanted};
use tian::office::verbs::receive::Receive;
use tian::office::verbs::remind::Remind;
use tian::office::verbs::reply::GiveReply;
use tian::office::verbs::review::Review;
use tian::office::verbs::rules::SetRules;
use tian::office::verbs::send_back::{Resubmit, SendBack};
use tian::office::verbs::session::SetSession;
use tian::office::verbs::sign::Sign;
use tian::office::verbs::stand_in::ArrangeStandIn;
use tian::office::verbs::undo::{Redo, Undo};
use tian::office::verbs::withdraw::Withdraw;
use tian::office::*;

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 0..8_u32, 1 => any::<u32>(), 1 => Just(u32::MAX)]
}

const ODD: &[&str] =
    &["", " ", "1", "A", "10", "第{n}号", "{n", "}{", "催18446744073709551615号", "\u{0}\u{202e}", "𠮷"];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(ODD).prop_map(str::to_owned), ".{0,9}", "[0-9号]{0,30}"]
}

fn date() -> impl Strategy<Value = NaiveDate> {
    let near = (0..400_i32).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(739_600 + n).expect("a date"));
    let far =
        any::<i32>().prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n / 12).unwrap_or(NaiveDate::MAX));
    prop_oneof![6 => near, 1 => far, 1 => Just(NaiveDate::MIN), 1 => Just(NaiveDate::MAX)]
}

fn on() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of(date())
}

fn ids() -> impl Strategy<Value = Vec<ProposalId>> {
    vec(number().prop_map(ProposalId), 0..4)
}

fn units() -> impl Strategy<Value = Vec<UnitId>> {
    vec(number().prop_map(UnitId), 0..3)
}

fn task() -> impl Strategy<Value = TaskId> {
    (number(), number())
        .prop_map(|(proposal, unit)| TaskId { proposal: ProposalId(proposal), unit: UnitId(unit) })
}

fn tasks() -> impl Strategy<Value = Vec<TaskId>> {
    vec(task(), 0..3)
}

fn to() -> impl Strategy<Value = Units> {
    (units(), units(), units()).prop_map(|(lead, joint, separate)| Units { lead, joint, separate })
}

fn particulars() -> impl Strategy<Value = Particulars> {
    let proposer = (text(), any::<bool>()).prop_map(|(name, member)| Proposer {
        name,
        kind: if member { ProposerKind::Member } else { ProposerKind::Group },
        signed: None,
    });
    (text(), vec(proposer, 0..3), text(), text(), any::<Option<[u8; 32]>>()).prop_map(
        |(title, proposers, category, notes, text)| Particulars {
            title,
            proposers,
            category,
            notes,
            text,
            kind: Kind::Joint,
            consent: Consent::No,
            ..Particulars::default()
        },
    )
}

fn reviewing() -> BoxedStrategy<Command> {
    let new = (particulars(), prop::option::of(text()), on(), prop::option::of(any::<[u8; 16]>())).prop_map(
        |(particulars, text, received, fingerprint)| NewProposal {
            signatures_due: received,
            particulars,
            text,
            received: received.map(|on| NaiveDateTime::new(on, NaiveTime::MIN)),
            fingerprint,
            ..NewProposal::default()
        },
    );
    prop_oneof![
        (vec(new, 0..3), text(), prop::option::of(number())).prop_map(|(proposals, source, session)| {
            Command::Receive(Receive { proposals, source, session: session.map(SessionId) })
        }),
        (number(), particulars(), prop::option::of(text())).prop_map(|(id, particulars, text)| {
            Command::Amend(Box::new(Amend {
                proposal: ProposalId(id),
                from: None,
                particulars,
                text,
                from_arrival: None,
                arrival: None,
            }))
        }),
        (ids(), text(), on()).prop_map(|(proposals, reason, on)| Command::SendBack(SendBack {
            proposals,
            reason,
            on
        })),
        (ids(), on()).prop_map(|(proposals, on)| Command::Resubmit(Resubmit { proposals, on })),
        (ids(), text(), on()).prop_map(|(proposals, reason, on)| Command::Withdraw(Withdraw {
            proposals,
            reason,
            on
        })),
        (ids(), text(), on(), text(), any::<bool>()).prop_map(|(proposals, ground, on, place, consented)| {
            let (diverted, notified) = (Some(Diversion::Letter), on);
            Command::Decline(Decline { proposals, ground, notified, diverted, consented, place, on })
        }),
        (ids(), prop::option::of(text()), to(), on())
            .prop_map(|(proposals, category, to, on)| Command::File(File { proposals, category, to, on })),
        (ids(), to(), on()).prop_map(|(proposals, to, on)| Command::Assign(Assign { proposals, to, on })),
        (number(), ids(), on()).prop_map(|(into, proposals, on)| {
            Command::Merge(Merge { into: ProposalId(into), proposals, on })
        }),
        (ids(), on()).prop_map(|(proposals, on)| Command::Split(Split { proposals, on })),
        (ids(), on()).prop_map(|(proposals, on)| Command::Close(Close { proposals, on })),
        (ids(), any::<bool>(), on()).prop_map(|(proposals, set, on)| Command::Mark(SetMark {
            proposals,
            mark: Mark::Key,
            set,
            on
        })),
    ]
    .boxed()
}

/// Boxed: so many strategies side by side would fill the stack of a test.
fn around_filing() -> BoxedStrategy<Command> {
    let level = || prop::sample::select(&ReviewLevel::ALL[..]);
    let verdict = prop::sample::select(&Verdict::ALL[..]);
    let review = (ids(), level(), verdict, text(), prop::option::of(text()), units(), on());
    prop_oneof![
        review.prop_map(|(proposals, level, verdict, by, category, joint, on)| {
            let (lead, remark, gates) = (joint.first().copied(), by.clone(), Gates::default());
            Command::Review(Review {
                proposals,
                level,
                verdict,
                by,
                gates,
                category,
                lead,
                joint,
                separate: Vec::new(),
                remark,
                on,
            })
        }),
        (ids(), on()).prop_map(|(proposals, on)| Command::Notify(Notify { proposals, on })),
        (ids(), text(), any::<bool>(), on()).prop_map(|(proposals, place, consented, on)| {
            Command::Divert(Divert { proposals, to: Diversion::Opinion, place, consented, on })
        }),
        (ids(), text(), on()).prop_map(|(proposals, note, on)| {
            let (what, level) = (FateKind::Instructed, Level::Province);
            Command::DivertFate(DivertFate { proposals, what, level, note, on })
        }),
        (ids(), on()).prop_map(|(proposals, on)| Command::Archive(Archive { proposals, on })),
        (number(), vec(any::<u16>(), 0..3), on())
            .prop_map(|(id, signers, on)| { Command::Sign(Sign { proposal: ProposalId(id), signers, on }) }),
        (number(), any::<u16>(), text(), text(), on()).prop_map(|(id, signer, name, reason, on)| {
            Command::StandIn(ArrangeStandIn { proposal: ProposalId(id), signer, name, reason, on })
        }),
    ]
    .boxed()
}

fn given() -> BoxedStrategy<Given> {
    let units = prop::collection::btree_map(number().prop_map(UnitId), any::<u8>(), 0..3);
    prop_oneof![
        any::<u8>().prop_map(Given::Digit),
        prop::collection::btree_set(any::<u8>(), 0..4).prop_map(Given::Several),
        text().prop_map(Given::Words),
        units.prop_map(Given::Units),
    ]
    .boxed()
}

/// Batches and sheets with wild numbers.
fn papers() -> BoxedStrategy<Command> {
    let sheet = (0..4_u32, 0..4_u32).prop_map(|(batch, place)| SheetId { batch: BatchId(batch), place });
    let sheet = (sheet, vec(given(), 0..8));
    prop_oneof![
        (any::<u32>(), prop::option::of(any::<u32>()), prop::option::of(any::<u64>()), text(), on())
            .prop_map(|(count, ratings, numbers, from, on)| {
                let place = from.clone();
                Command::OpenBatch(OpenBatch {
                    questionnaire: None,
                    count,
                    ratings,
                    numbers,
                    from,
                    on,
                    place,
                })
            }),
        (0..4_u32, text())
            .prop_map(|(batch, reason)| Command::CloseBatch(CloseBatch { batch: BatchId(batch), reason })),
        (0..4_u32, prop::option::of(any::<u32>()), vec(given(), 0..3), any::<bool>()).prop_map(
            |(batch, number, given, correct)| {
                Command::KeySheet(KeySheet { batch: BatchId(batch), number, given, correct })
            }
        ),
        sheet.clone().prop_map(|(sheet, given)| Command::SecondKey(SecondKey { sheet, given })),
        sheet.prop_map(|(sheet, given)| Command::SettleSheet(SettleSheet { sheet, given })),
        (text(), prop::option::of(any::<u32>()), on()).prop_map(|(name, sent, on)| {
            let (questionnaire, session, form) = (None, None, crate::papers::questionnaire(&name));
            Command::ListQuestionnaire(Box::new(ListQuestionnaire { questionnaire, session, on, sent, form }))
        }),
    ]
    .boxed()
}

fn handling() -> BoxedStrategy<Command> {
    let reply = (task(), text(), text(), on(), on(), on(), text());
    prop_oneof![
        (task(), number(), any::<bool>(), on()).prop_map(|(task, to, restart, on)| {
            Command::Reassign(Reassign { task, to: UnitId(to), restart, on })
        }),
        (tasks(), prop::option::of((number(), text())), on()).prop_map(|(tasks, add, on)| {
            let wanted = |(unit, reason)| Wanted { unit: UnitId(unit), role: None, reason };
            Command::Receipt(Receipt { tasks, add: add.map(wanted), on })
        }),
        (task(), text(), prop::option::of(number()), on()).prop_map(|(task, reason, propose, on)| {
            Command::HandBack(HandBackAsk { task, reason, propose: propose.map(UnitId), on })
        }),
        (task(), any::<bool>(), prop::option::of(number()), any::<bool>(), text(), on()).prop_map(
            |(task, granted, to, restart, note, on)| {
                let to = to.map(UnitId);
                Command::RuleHandBack(HandBackRuling { task, granted, to, restart, note, on })
            }
        ),
        (tasks(), date(), text(), on())
            .prop_map(|(tasks, until, reason, on)| { Command::Extend(Extend { tasks, until, reason, on }) }),
        (tasks(), text(), text(), on()).prop_map(|(tasks, number, text, on)| {
            Command::JointOpinion(JointOpinion { tasks, number, stand: Stand::Disagrees, text, on })
        }),
        reply.prop_map(|(task, number, class, document, signed, delivered, signer)| {
            let openness = Openness::Public;
            let point = Point { text: number.clone(), adopted: Adoption::Partly, note: signer.clone() };
            let (entered, points) = (document, vec![point]);
            let dates = GiveReply { document, signed, delivered, entered, ..GiveReply::new(task, &class) };
            Command::Reply(GiveReply { number, signer, openness, points, ..dates })
        }),
        (number(), any::<u16>(), vec(given(), 0..8), on(), text(), any::<bool>()).prop_map(
            |(id, signer, given, on, remark, correct)| {
                let proposal = ProposalId(id);
                Command::Answer(Survey { proposal, signer, given, on, remark, correct, ..Survey::default() })
            }
        ),
        (units(), text(), prop::option::of(any::<u8>()), on()).prop_map(|(units, letter, level, on)| {
            Command::Remind(Remind { units, way: Way::Visit, letter, level, on })
        }),
    ]
    .boxed()
}

fn ruling() -> BoxedStrategy<Command> {
    prop_oneof![
        (task(), any::<bool>(), text(), on()).prop_map(|(task, granted, note, on)| {
            Command::RuleAddition(RuleAddition { task, granted, note, on })
        }),
        (tasks(), date(), text(), on()).prop_map(|(tasks, until, reason, on)| {
            Command::AskExtension(AskExtension { tasks, until, reason, on })
        }),
        (task(), any::<bool>(), on(), text(), on()).prop_map(|(task, granted, until, note, on)| {
            Command::RuleExtension(RuleExtension { task, granted, until, note, on })
        }),
        (tasks(), text(), text(), on()).prop_map(|(tasks, who, note, on)| {
            Command::Consult(Consult { tasks, way: ConsultWay::Forum, who, note, on })
        }),
        (tasks(), text(), on()).prop_map(|(tasks, class, on)| Command::SubmitDraft(SubmitDraft {
            tasks,
            class,
            on
        })),
        (task(), any::<bool>(), text(), on()).prop_map(|(task, granted, note, on)| {
            Command::RuleDraft(RuleDraft { task, granted, note, on })
        }),
        (ids(), text(), text(), prop::option::of(any::<u8>()), on()).prop_map(
            |(proposals, class, basis, round, on)| {
                let why = round.map(|_| RulingWhy::Tracked);
                Command::Classify(Classify { proposals, class, why, basis, round, on })
            }
        ),
        (ids(), text(), text(), on()).prop_map(|(proposals, who, minutes, on)| {
            Command::Meet(Meet { proposals, way: MeetingWay::Explained, who, minutes, on })
        }),
        (tasks(), on()).prop_map(|(tasks, on)| Command::Publish(Publish { tasks, on })),
    ]
    .boxed()
}

fn keeping() -> BoxedStrategy<Command> {
    let listing = (text(), text(), any::<bool>()).prop_map(|(code, name, retired)| UnitListing {
        code,
        name,
        retired,
        ..UnitListing::default()
    });
    let member = text().prop_map(|name| Member {
        id: MemberId(0),
        name,
        sector: String::new(),
        party: String::new(),
        group: String::new(),
        left: None,
    });
    let held = prop_oneof![Just(BTreeSet::new()), Just(BTreeSet::from([Role::Administrator]))];
    let terms = (number(), text(), any::<i32>(), date(), text(), any::<u16>());
    let entry = || prop::option::of(any::<u64>());
    prop_oneof![
        vec(listing, 0..4).prop_map(|units| Command::ListUnits(ListUnits { units })),
        vec(member, 0..4).prop_map(|members| Command::ListMembers(ListMembers { members })),
        (text(), any::<Option<u32>>(), held).prop_map(|(name, login, roles)| Command::ListClerk(ListClerk {
            name,
            login,
            roles
        })),
        terms.prop_map(|(id, name, year, opened, numbering, days)| {
            let mut rules = tian::office::national::national();
            rules.numbering.docket = numbering;
            rules.terms.feedback = tian::office::calendar::Term::WorkingDays(days);
            let id = SessionId(id);
            let session = Session { id, name, term: 1, meeting: 1, year, opened, cutoff: None, rules };
            Command::SetSession(Box::new(SetSession { session, current: true }))
        }),
        (any::<i32>(), vec(date(), 0..4), vec(date(), 0..3)).prop_map(|(year, off, work)| {
            let (off, work) = (off.into_iter().collect(), work.into_iter().collect());
            Command::ListHolidays(ListHolidays { year, off, work })
        }),
        (number(), text(), any::<u16>(), any::<bool>()).prop_map(|(id, letter, days, recompute)| {
            let mut rules = tian::office::national::national();
            rules.numbering.letter = Some(letter);
            rules.terms.hand_back = tian::office::calendar::Term::WorkingDays(days);
            Command::SetRules(SetRules { session: Some(SessionId(id)), rules: Box::new(rules), recompute })
        }),
        entry().prop_map(|entry| Command::Undo(Undo { entry })),
        entry().prop_map(|entry| Command::Redo(Redo { entry })),
    ]
    .boxed()
}

/// The ends of what can be a time at all, and beyond.
const ENDS: &[i64] = &[i64::MIN, i64::MAX, 8_210_266_876_799_999, -8_334_601_228_800_000];

fn moment() -> impl Strategy<Value = i64> {
    let near = 1_772_000_000_000..1_900_000_000_000_i64;
    prop_oneof![8 => near, 1 => any::<i64>(), 1 => prop::sample::select(ENDS)]
}

/// Asks everything the panes ask.
fn look(register: &Register, today: NaiveDate) {
    let rows = running::running(register, today);
    assert!(rows.iter().all(|row| row.days_left(today) != i64::MAX));
    let owed = owing::owing(register, today);
    assert!(owed.iter().all(|owed| !owed.is_nothing()));
    for session in register.sessions() {
        assert!(survey::tally(register, session.id).returned <= survey::tally(register, session.id).asked);
        assert!(survey::waiting(register, session.id).iter().all(|asked| asked.opinion.answer.is_none()));
    }
    for proposal in register.proposals() {
        assert_eq!(listing::line(register, proposal, today).proposal.id, proposal.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn the_law_never_panics_and_what_it_grants_can_be_applied(
        moves in moves(30),
        wild in vec((prop_oneof![reviewing(), around_filing(), handling(), papers(), ruling(), keeping()], moment(), number()), 1..40),
    ) {
        let mut world = World::new();
        for step in &moves {
            let command = step.command(&mut world);
            drop(world.ask(&command));
        }
        for (command, at, clerk) in &wild {
            world.at = *at;
            world.by(*clerk % 5);
            prospects(&world.register, command, &world.occasion());
            drop(world.ask(command));
        }
        look(&world.register, world.today());
    }

    #[test]
    fn wild_commands_leave_the_office_in_order(
        wild in vec((prop_oneof![4 => reviewing(), 2 => around_filing(), 4 => handling(), 2 => ruling(), 2 => papers(), 1 => keeping()], 0..40_i64), 1..60),
    ) {
        let mut world = World::new();
        for (command, days) in &wild {
            world.at += days * 86_400_000 / 4;
            drop(world.ask(command));
            assert_order(&world.register);
        }
    }
}
