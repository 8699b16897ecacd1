//! Published reports, entered step by step and read back as figures: what places all over the country print must come
//! out of their proposals, with the base each share is taken of.

mod asof;
mod chongqing;
mod jiangyin;
mod kit;
mod past;
mod pinghu;
mod ratings;
mod units;
mod xianyang;
mod xishan;
mod yangquan;
