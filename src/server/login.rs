//! Who a user id is on this machine.

use std::fs;

/// The login name of a user id, `uid-N` for one the machine does not list.
pub fn name(uid: u32) -> String {
    let listed = fs::read("/etc/passwd").unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed);
    named_in(&listed, uid).unwrap_or_else(|| format!("uid-{uid}"))
}

/// The login name in lines of the form of `/etc/passwd`.
fn named_in(listed: &str, uid: u32) -> Option<String> {
    let line = listed.lines().find(|line| line.split(':').nth(2).is_some_and(|id| id.parse() == Ok(uid)))?;
    let name = line.split(':').next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn a_uid_is_looked_up_by_its_whole_number() {
        let listed = "root:x:0:0:root:/root:/bin/sh\nbroken line\nli:x:1000:1000：李，,,:/home/li:/bin/sh\n";
        assert_eq!(named_in(listed, 1000).as_deref(), Some("li"));
        assert_eq!(named_in(listed, 0).as_deref(), Some("root"));
        assert_eq!(named_in(listed, 100), None);
        assert_eq!(named_in("", 0), None);
    }
}
