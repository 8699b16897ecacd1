//! The ledger as text: csv for spreadsheets, JSON for programs.

use super::{ExportTrouble, Rows, Table, Value};
use crate::sheet::defuse::defused;
use std::fs::File;
use std::io::{BufWriter, Write};

/// UTF-8 with a byte order mark and CRLF, as Excel and WPS open it by double click.
pub fn write_csv(
    file: &mut File,
    table: &Table<'_>,
    rows: &mut Rows<'_, impl Iterator<Item = Vec<Value>>>,
) -> Result<(), ExportTrouble> {
    let mut out = BufWriter::new(file);
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| &column.heading)).map_err(csv_trouble)?;
    while let Some(row) = rows.next()? {
        let cells = row.iter().map(|value| match value {
            Value::Text(text) => defused(text).into_owned(),
            value => value.told(),
        });
        writer.write_record(cells).map_err(csv_trouble)?;
    }
    writer.flush()?;
    Ok(())
}

fn csv_trouble(error: csv::Error) -> ExportTrouble {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => ExportTrouble::Io(format!("{other:?}")),
    }
}

/// An array of objects, or one object a line. The keys are the stable names of the columns, in their order.
pub fn write_json(
    file: &mut File,
    table: &Table<'_>,
    rows: &mut Rows<'_, impl Iterator<Item = Vec<Value>>>,
    array: bool,
) -> Result<(), ExportTrouble> {
    let mut out = BufWriter::new(file);
    let mut separator = if array { "[\n" } else { "" };
    while let Some(row) = rows.next()? {
        out.write_all(separator.as_bytes())?;
        write_object(&mut out, table, &row)?;
        separator = if array { ",\n" } else { "\n" };
    }
    let end = match (array, separator) {
        (true, "[\n") => "[]\n",
        (true, _) => "\n]\n",
        (false, "") => "",
        (false, _) => "\n",
    };
    out.write_all(end.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn write_object(out: &mut impl Write, table: &Table<'_>, row: &[Value]) -> Result<(), ExportTrouble> {
    let mut separator = "{";
    for (column, value) in table.columns.iter().zip(row) {
        let value = match value {
            Value::Empty | Value::Unsettled(_) => serde_json::Value::Null,
            Value::Text(text) => serde_json::Value::from(text.as_str()),
            Value::Number(number) => serde_json::Value::from(*number),
            Value::Date(_) | Value::Share { .. } => serde_json::Value::from(value.told()),
        };
        write!(out, "{separator}{}:{value}", serde_json::Value::from(column.name.as_str()))?;
        separator = ",";
    }
    out.write_all(if separator == "{" { b"{}" } else { b"}" })?;
    Ok(())
}
