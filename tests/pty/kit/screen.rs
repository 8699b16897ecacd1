//! What a terminal shows at one moment.

/// A whole picture: never one that is only half drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen {
    /// The rows, without blanks at their ends.
    pub rows: Vec<String>,
    /// Row and column of the cursor, from 0.
    pub cursor: (u16, u16),
    /// Columns.
    pub cols: u16,
    /// Whether the program has the terminal for itself: the alternate screen, marked pastes.
    pub held: Held,
    /// Whether any cell is in colour.
    pub coloured: bool,
    /// The keypad sends sequences, not digits.
    pub keypad: bool,
    /// How often the bell rang.
    pub bells: u32,
    /// Whole pictures drawn.
    pub pictures: u32,
}

/// What a program may hold of a terminal, and has to give back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// The screen: what was there before comes back when it is given back.
    pub screen: bool,
    /// Pastes are marked.
    pub pastes: bool,
    /// The cursor is hidden.
    pub cursor: bool,
}

impl Screen {
    pub fn has(&self, text: &str) -> bool {
        self.rows.iter().any(|row| row.contains(text))
    }

    pub fn lacks(&self, text: &str) -> bool {
        !self.has(text)
    }

    /// The row the cursor stands in.
    pub fn cursor_row(&self) -> &str {
        self.rows.get(usize::from(self.cursor.0)).map_or("", String::as_str)
    }

    /// The top row: session, tabs, clerk.
    pub fn top(&self) -> &str {
        self.rows.first().map_or("", String::as_str)
    }
}

impl std::fmt::Display for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (rows, (row, col)) = (self.rows.len(), self.cursor);
        writeln!(f, "--- {}x{rows}, cursor at row {row}, column {col}", self.cols)?;
        self.rows.iter().try_for_each(|row| writeln!(f, "|{row}"))
    }
}
