//! Leaders (领导) who lead or supervise the handling of proposals, each with office, body and level.

use super::ids::LeaderId;
use super::stage::Level;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A leader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader {
    /// Number in the register.
    pub id: LeaderId,
    /// Name.
    pub name: String,
    /// Offices held (职务), the first one first.
    pub offices: Vec<String>,
    /// The body led.
    pub body: Body,
    /// Its level.
    pub level: Level,
    /// Day of leaving office; `None`: in office.
    pub left: Option<NaiveDate>,
}

/// The body a leader belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// 党委.
    Party,
    /// 人大.
    Congress,
    /// 政府.
    #[default]
    Government,
    /// 政协.
    Committee,
    /// 其他.
    Other,
}

impl Body {
    /// All bodies, in the order they are listed.
    pub const ALL: [Body; 5] = [Body::Party, Body::Congress, Body::Government, Body::Committee, Body::Other];

    /// The word of the field.
    pub fn title(self) -> &'static str {
        match self {
            Body::Party => "党委",
            Body::Congress => "人大",
            Body::Government => "政府",
            Body::Committee => "政协",
            Body::Other => "其他",
        }
    }

    /// Stable English name.
    pub fn name(self) -> &'static str {
        match self {
            Body::Party => "party",
            Body::Congress => "congress",
            Body::Government => "government",
            Body::Committee => "committee",
            Body::Other => "other",
        }
    }
}
