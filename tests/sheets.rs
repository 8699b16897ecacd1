//! Listings in, the ledger of proposals out: through the public door only.

use chrono::NaiveDate;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tian::sheet::import::Preview;
use tian::sheet::{self, Book};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn read(path: &Path) -> Book {
    sheet::read(path, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn preview(name: &str) -> Preview {
    sheet::preview(&read(&sample(name)), today())
}

#[test]
fn look() {
    for name in ["pinghu-2024.xlsx", "xishan-2022.csv", "mixed-localities.xlsx"] {
        let p = preview(name);
        println!("## {name} rows {} faults {:?} doubles {:?}", p.rows.len(), p.faults, p.doubles);
        for c in &p.columns {
            println!("{} {} -> {}", c.letter, c.heading, c.taken_as);
        }
        println!("missing {:?}", p.missing);
        for n in &p.notices {
            println!("N {n}");
        }
        for r in &p.rows {
            let d = &r.proposal;
            println!(
                "{} | {} | {:?} | {:?} {} | {:?} | {:?} | {:?} | {:?} | {:?}",
                r.place.row,
                d.title,
                d.signers.proposers,
                d.signers.kind_stated,
                format!("{:?}", d.signers.kind),
                d.numbers,
                d.handed_in,
                d.wanted,
                d.marks,
                d.notes
            );
            for n in &r.notices {
                println!("     n {n}");
            }
        }
    }
}
