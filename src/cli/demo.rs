//! `tian demo`: a fresh sample office, to learn on and to try things that must not happen in the real one.

use super::args::{DemoArgs, OfficeArgs};
use super::exit::Exit;
use super::place::Place;
use crate::wire::{Answer, Question};
use std::path::{Path, PathBuf};

/// Makes the sample office and opens its desk, unless only the making was asked for.
pub fn run(
    office: &OfficeArgs,
    args: &DemoArgs,
    open: impl FnOnce(&OfficeArgs) -> Result<(), Exit>,
) -> Result<(), Exit> {
    if let Some(folder) = &args.into {
        fill(office, folder)?;
        println!("示例办公室已在 {} 备好，用 tian --office {} 打开", folder.display(), folder.display());
        return Ok(());
    }
    let folder = fresh()?;
    let office = fill(office, &folder)?;
    open(&office)?;
    println!("示例办公室留在 {}，不再需要时可以删除", folder.display());
    Ok(())
}

/// A folder of its own for each demo, so that two clerks learning at once do not meet.
fn fresh() -> Result<PathBuf, Exit> {
    let base = std::env::temp_dir();
    let name = |number: u32| base.join(format!("tian-demo-{}-{number}", std::process::id()));
    let free = (1..10_000).map(name).find(|folder| !folder.exists());
    free.ok_or_else(|| Exit::Broken(format!("{}里放不下示例办公室", base.display())))
}

fn fill(office: &OfficeArgs, folder: &Path) -> Result<OfficeArgs, Exit> {
    let folder = std::path::absolute(folder)?;
    let office = OfficeArgs { office: Some(folder.clone()), clerk: office.clerk.clone() };
    let unnamed = OfficeArgs { clerk: None, ..office.clone() };
    let mut place = Place::open(&unnamed)?;
    match place.ask(Question::BeginSample)? {
        Answer::Done => Ok(office),
        Answer::No(sentence) => Err(Exit::Refused(format!("{}:{sentence}", folder.display()))),
        _ => Err(Exit::Broken("服务的回答不合约定".to_owned())),
    }
}
