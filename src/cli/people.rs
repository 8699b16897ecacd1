//! `tian members` and `tian clerks`: who is listed.

use super::args::{JsonFlag, OfficeArgs};
use super::exit::Exit;
use super::output::Output;
use super::place::Place;
use crate::text::width::{Align, pad};
use serde_json::json;

/// Lists the members.
pub fn members(office: &OfficeArgs, args: JsonFlag) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let mut output = Output::new();
    for member in place.register.members() {
        if args.json {
            output.json(member)?;
            continue;
        }
        let left = member.left.map_or(String::new(), |on| format!("{on}离任"));
        let name = pad(&member.name, 12, Align::Left);
        let (sector, party) = (pad(&member.sector, 16, Align::Left), pad(&member.party, 12, Align::Left));
        output.line(format!("{name} {sector} {party} {} {left}", member.group).trim_end())?;
    }
    output.flush()
}

/// Lists the clerks with their roles.
pub fn clerks(office: &OfficeArgs, args: JsonFlag) -> Result<(), Exit> {
    let place = Place::open(office)?;
    let mut output = Output::new();
    for clerk in place.register.clerks() {
        if args.json {
            let (id, name, login, roles) = (clerk.id, &clerk.name, clerk.login, &clerk.roles);
            output.json(&json!({ "id": id, "name": name, "login": login, "roles": roles }))?;
            continue;
        }
        let roles: Vec<&str> = clerk.roles.iter().map(|role| role.title()).collect();
        let login = clerk.login.map_or_else(|| "不限".to_owned(), |login| login.to_string());
        let (name, login) = (pad(&clerk.name, 12, Align::Left), pad(&login, 8, Align::Left));
        output.line(&format!("{name} {login} {}", roles.join("、")))?;
    }
    output.flush()
}
