//! Which clerk a desk works as. The kernel says which user is calling; the register says which clerks that user may be.

use super::login;
use crate::office::verbs::listing::ListClerk;
use crate::office::{Clerk, ClerkId, Command, Register, Role};
use std::collections::BTreeSet;

/// The user at the other end of a connection, as the kernel reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// Unix user id at the moment of connecting.
    pub uid: u32,
}

/// Who the desk's clerk is.
#[derive(Debug, Clone, PartialEq)]
pub enum Identity {
    /// This one.
    Clerk(ClerkId),
    /// Nobody yet: this command, given by this clerk, makes one.
    Unlisted {
        /// The administrator in whose name it happens.
        by: ClerkId,
        /// Lists the user.
        command: Box<Command>,
    },
    /// None; why, in Chinese.
    Stranger(String),
}

impl Peer {
    /// Whether this user may do what only the owner of the office may.
    pub fn is_owner(self, owner: u32) -> bool {
        self.uid == owner || self.uid == 0
    }
}

/// The clerk for a user, by name if one was asked for. `owner` is the user the server runs as.
pub fn identify(register: &Register, name: Option<&str>, peer: Peer, owner: u32) -> Identity {
    if let Some(name) = name {
        return named(register, name, peer, owner);
    }
    if let Some(clerk) = register.clerks().find(|clerk| clerk.login == Some(peer.uid)) {
        return Identity::Clerk(clerk.id);
    }
    let open = |clerk: &&Clerk| clerk.login.is_none() && administers(clerk) && may_be(clerk, peer, owner);
    match register.clerks().find(open) {
        Some(clerk) => Identity::Clerk(clerk.id),
        None => unlisted(register, peer, owner),
    }
}

/// Whether a user may work under a name. A name without a login is anybody's, but for an administrator's: that is the
/// owner's of the folder until a login is given, else whoever knows the name could give himself every role.
fn may_be(clerk: &Clerk, peer: Peer, owner: u32) -> bool {
    match clerk.login {
        Some(login) => login == peer.uid,
        None => !administers(clerk) || peer.is_owner(owner),
    }
}

fn administers(clerk: &Clerk) -> bool {
    clerk.roles.contains(&Role::Administrator)
}

fn named(register: &Register, name: &str, peer: Peer, owner: u32) -> Identity {
    let known = register.clerks().find(|clerk| clerk.name == name);
    if let Some(clerk) = known.filter(|clerk| may_be(clerk, peer, owner)) {
        return Identity::Clerk(clerk.id);
    }
    let why = match known {
        Some(clerk) if clerk.login.is_none() => {
            format!("“{name}”是管理员，还没有绑定登录账号，只有办公目录的主人能使用")
        }
        Some(_) => format!("“{name}”登记给了别的登录账号，您的账号({})不能使用", login::name(peer.uid)),
        None => format!("没有登记名为“{}”的人员", short(name)),
    };
    let names: Vec<&str> = register
        .clerks()
        .filter(|clerk| may_be(clerk, peer, owner))
        .map(|clerk| clerk.name.as_str())
        .collect();
    let advice = if names.is_empty() {
        "您可以不指定姓名直接打开".to_owned()
    } else {
        format!("您可以使用：{}", names.join("、"))
    };
    Identity::Stranger(format!("{why}。{advice}。"))
}

/// What a stranger typed is shown, but not at any length.
fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(20).collect()
}

/// Who is not listed lists itself. The first to join the founder works at once, as does the owner of the folder: they
/// set the office up. Whoever comes to an office that has its people only reads, until the administrator says more.
fn unlisted(register: &Register, peer: Peer, owner: u32) -> Identity {
    let Some(by) = register.clerks().find(|clerk| administers(clerk)).map(|clerk| clerk.id) else {
        return Identity::Stranger(
            "本办公室还没有管理员，不能登记新的人员。请联系办公目录的主人。".to_owned(),
        );
    };
    let login = login::name(peer.uid);
    let taken = register.clerks().any(|clerk| clerk.name == login);
    let name = if taken { format!("{login}-{}", peer.uid) } else { login };
    if register.clerks().any(|clerk| clerk.name == name) {
        return Identity::Stranger(format!("姓名“{name}”已被别人使用。请管理员为您的账号登记人员。"));
    }
    let founding = register.clerks().nth(1).is_none() || peer.is_owner(owner);
    let role = if founding { Role::Clerk } else { Role::Reader };
    let listing = ListClerk { name, login: Some(peer.uid), roles: BTreeSet::from([role]) };
    Identity::Unlisted { by, command: Box::new(Command::ListClerk(listing)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::Occasion;
    use crate::office::verbs::found::founding;
    use crate::office::{Entry, decide};

    const OWNER: u32 = 1_000_001;

    fn listed(register: &mut Register, name: &str, login: Option<u32>, roles: &[Role]) -> ClerkId {
        let roles = roles.iter().copied().collect();
        let command = Command::ListClerk(ListClerk { name: name.to_owned(), login, roles });
        let clerk = ClerkId(1);
        let granted = decide(register, &command, &Occasion { clerk, at: 1 }).unwrap();
        let id = register.next_clerk();
        let (verb, turn, facts) = (granted.verb, granted.turn, granted.facts);
        let entry = Entry { seq: register.seq() + 1, at: 1, clerk, ticket: [1; 16], verb, turn, facts };
        register.apply(&entry).unwrap();
        id
    }

    fn office(founder: Option<u32>) -> Register {
        let mut register = Register::default();
        register.apply(&founding("张", founder, 1)).unwrap();
        register
    }

    #[test]
    fn a_login_finds_its_own_clerk_and_nobody_elses() {
        let mut register = office(Some(OWNER));
        let li = listed(&mut register, "李", Some(2000), &[Role::Clerk]);
        let peer = |uid| Peer { uid };
        assert_eq!(identify(&register, None, peer(2000), OWNER), Identity::Clerk(li));
        assert_eq!(identify(&register, None, peer(OWNER), OWNER), Identity::Clerk(ClerkId(1)));
        assert_eq!(identify(&register, Some("李"), peer(2000), OWNER), Identity::Clerk(li));
        for uid in [OWNER, 0, 2001] {
            assert!(
                matches!(identify(&register, Some("李"), peer(uid), OWNER), Identity::Stranger(_)),
                "{uid}"
            );
        }
    }

    #[test]
    fn a_name_without_login_is_open_to_all_and_is_offered() {
        let mut register = office(Some(OWNER));
        let duty = listed(&mut register, "值班", None, &[Role::Clerk]);
        listed(&mut register, "王", Some(3000), &[Role::Clerk]);
        let peer = Peer { uid: 2000 };
        assert_eq!(identify(&register, Some("值班"), peer, OWNER), Identity::Clerk(duty));
        let Identity::Stranger(why) = identify(&register, Some("王五"), peer, OWNER) else {
            panic!("let in")
        };
        assert!(why.contains("值班") && !why.contains('张'), "{why}");
    }

    #[test]
    fn an_unknown_user_is_listed_as_a_plain_clerk_only() {
        let register = office(Some(OWNER));
        let Identity::Unlisted { by, command } = identify(&register, None, Peer { uid: 4242 }, OWNER) else {
            panic!("not listed")
        };
        assert_eq!(by, ClerkId(1));
        let Command::ListClerk(listing) = *command else { panic!("another command") };
        assert_eq!(listing.login, Some(4242));
        assert_eq!(listing.roles, BTreeSet::from([Role::Clerk]));
    }

    #[test]
    fn an_office_that_has_its_people_lets_an_unknown_user_only_read() {
        let mut register = office(Some(OWNER));
        listed(&mut register, "李", Some(2000), &[Role::Clerk]);
        let roles = |uid| match identify(&register, None, Peer { uid }, OWNER + 1) {
            Identity::Unlisted { command, .. } => match *command {
                Command::ListClerk(listing) => listing.roles,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        assert_eq!(roles(4242), BTreeSet::from([Role::Reader]));
        assert_eq!(roles(OWNER + 1), BTreeSet::from([Role::Clerk]), "the folder is this user's");
    }

    #[test]
    fn only_the_owner_becomes_an_administrator_without_login() {
        let register = office(None);
        assert_eq!(identify(&register, None, Peer { uid: OWNER }, OWNER), Identity::Clerk(ClerkId(1)));
        assert_eq!(identify(&register, None, Peer { uid: 0 }, OWNER), Identity::Clerk(ClerkId(1)));
        assert!(matches!(identify(&register, None, Peer { uid: 4242 }, OWNER), Identity::Unlisted { .. }));
        assert_eq!(identify(&register, Some("张"), Peer { uid: OWNER }, OWNER), Identity::Clerk(ClerkId(1)));
        let Identity::Stranger(why) = identify(&register, Some("张"), Peer { uid: 4242 }, OWNER) else {
            panic!("anybody could name the administrator")
        };
        assert!(why.contains("是管理员，还没有绑定登录账号"), "{why}");
    }
}
