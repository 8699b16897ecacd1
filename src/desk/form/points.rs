//! A reply's answers to the recommendations, one line each as a clerk types them: `采纳 增设校车：已开通12条线路`.

use crate::office::reply::Point;

/// The points of a text, or the number of the first line that cannot be read, from 1.
pub(super) fn read(text: &str) -> Result<Vec<Point>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(place, line)| Point::read(line).ok_or(place + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::reply::Adoption;

    #[test]
    fn each_line_is_a_recommendation_with_what_became_of_it() {
        let points = read("采纳 增设校车：已开通12条线路\n\n部分　延长运营：周末延长\n不采纳 免费乘车")
            .expect("points");
        let told: Vec<(&str, Adoption, &str)> =
            points.iter().map(|point| (point.text.as_str(), point.adopted, point.note.as_str())).collect();
        assert_eq!(
            told,
            [
                ("增设校车", Adoption::Adopted, "已开通12条线路"),
                ("延长运营", Adoption::Partly, "周末延长"),
                ("免费乘车", Adoption::NotAdopted, ""),
            ]
        );
    }

    #[test]
    fn a_line_without_its_word_or_without_a_recommendation_is_named() {
        assert_eq!(read("采纳 一\n\n增设校车"), Err(3));
        assert_eq!(read("采纳"), Err(1));
        assert_eq!(read(" \n"), Ok(Vec::new()));
    }
}
