//! How the two lists share the body: one below the other, or side by side where the screen is wide. Pure, and the same
//! for scrolling and for the picture.

/// From so many columns on the lists stand side by side.
const WIDE: usize = 110;
/// Fewest rows the upper list keeps.
const LEAST: usize = 3;

/// Where the lists stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Rows from the top: the summary, the upper list with its head, a caption, the lower list with its head.
    Below {
        /// Rows of the upper list.
        upper: usize,
        /// Rows of the lower list.
        lower: usize,
    },
    /// The summary over both; left the upper list with its head, right a caption and the lower list with its head.
    Beside {
        /// Columns of the left list; one blank stands between.
        left: usize,
        /// Rows of the upper list.
        upper: usize,
        /// Rows of the lower list.
        lower: usize,
    },
}

impl Shape {
    /// The shape of a body of so many columns and rows, when the upper list has so many rows.
    pub fn of(cols: usize, rows: usize, count: usize) -> Self {
        if cols >= WIDE {
            let left = cols * 47 / 100;
            return Self::Beside { left, upper: rows.saturating_sub(2), lower: rows.saturating_sub(3) };
        }
        let room = rows.saturating_sub(4);
        let upper = room.div_ceil(2).min(count.max(LEAST));
        Self::Below { upper, lower: room - upper }
    }

    /// Rows of the upper and of the lower list.
    pub fn pages(self) -> (usize, usize) {
        match self {
            Self::Below { upper, lower } | Self::Beside { upper, lower, .. } => (upper, lower),
        }
    }
}
