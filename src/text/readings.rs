//! Words whose hanzi are read otherwise than a table of single hanzi says, as far as an office sorts by them: place
//! names, words of units and titles, surnames. Comparison keys (simplified), one syllable a hanzi.

/// Words, each with its reading.
const WORDS: &[(&str, &str)] = &[
    ("重庆", "chong qing"),
    ("厦门", "xia men"),
    ("长沙", "chang sha"),
    ("长春", "chang chun"),
    ("长江", "chang jiang"),
    ("长治", "chang zhi"),
    ("长期", "chang qi"),
    ("长效", "chang xiao"),
    ("长远", "chang yuan"),
    ("长护", "chang hu"),
    ("西藏", "xi zang"),
    ("成都", "cheng du"),
    ("首都", "shou du"),
    ("都市", "du shi"),
    ("六安", "lu an"),
    ("蚌埠", "beng bu"),
    ("亳州", "bo zhou"),
    ("台州", "tai zhou"),
    ("丽水", "li shui"),
    ("乐清", "yue qing"),
    ("番禺", "pan yu"),
    ("东阿", "dong e"),
    ("洪洞", "hong tong"),
    ("铅山", "yan shan"),
    ("会计", "kuai ji"),
    ("银行", "yin hang"),
    ("行业", "hang ye"),
    ("央行", "yang hang"),
    ("商行", "shang hang"),
    ("调研", "diao yan"),
    ("调查", "diao cha"),
    ("调度", "diao du"),
    ("抽调", "chou diao"),
    ("重复", "chong fu"),
    ("重建", "chong jian"),
    ("重新", "chong xin"),
    ("重构", "chong gou"),
    ("音乐", "yin yue"),
    ("参差", "cen ci"),
    ("出差", "chu chai"),
    ("处置", "chu zhi"),
    ("处理", "chu li"),
    ("处罚", "chu fa"),
    ("教学", "jiao xue"),
    ("供给", "gong ji"),
    ("给水", "ji shui"),
    ("降水", "jiang shui"),
    ("朝阳", "chao yang"),
    ("空白", "kong bai"),
    ("传记", "zhuan ji"),
    ("便宜", "pian yi"),
    ("数字", "shu zi"),
    ("数据", "shu ju"),
    ("校对", "jiao dui"),
    ("核查", "he cha"),
    ("种植", "zhong zhi"),
    ("率先", "shuai xian"),
    ("血液", "xue ye"),
    ("角色", "jue se"),
    ("称职", "chen zhi"),
    ("应用", "ying yong"),
    ("应对", "ying dui"),
    ("应急", "ying ji"),
    ("曝光", "bao guang"),
    ("奇数", "ji shu"),
    ("强制", "qiang zhi"),
    ("单于", "chan yu"),
];

/// Surnames, read so at the beginning of a person's name only.
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("澹台", "tan tai"),
    ("长孙", "zhang sun"),
    ("曾", "zeng"),
    ("单", "shan"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("区", "ou"),
    ("朴", "piao"),
    ("查", "zha"),
    ("翟", "zhai"),
    ("盖", "ge"),
    ("覃", "qin"),
    ("缪", "miao"),
    ("乐", "yue"),
    ("任", "ren"),
    ("华", "hua"),
    ("宁", "ning"),
    ("卜", "bu"),
    ("种", "chong"),
    ("洗", "xian"),
    ("冼", "xian"),
    ("哈", "ha"),
    ("繁", "po"),
    ("秘", "bi"),
    ("召", "shao"),
    ("折", "she"),
    ("员", "yun"),
    ("盛", "sheng"),
    ("葛", "ge"),
    ("应", "ying"),
    ("俞", "yu"),
    ("石", "shi"),
    ("长", "chang"),
    ("车", "che"),
    ("晁", "chao"),
    ("郝", "hao"),
    ("祭", "zhai"),
    ("那", "na"),
    ("能", "nai"),
    ("牟", "mu"),
    ("戚", "qi"),
    ("阚", "kan"),
    ("阙", "que"),
    ("瞿", "qu"),
    ("佴", "nai"),
    ("隗", "wei"),
    ("郗", "xi"),
];

/// The word that `text` begins with, and its reading.
pub(super) fn word(text: &str) -> Option<(&'static str, &'static str)> {
    find(WORDS, text)
}

/// The surname that the name begins with, if its reading is special.
pub(super) fn surname(name: &str) -> Option<(&'static str, &'static str)> {
    find(SURNAMES, name)
}

fn find(table: &'static [(&'static str, &'static str)], text: &str) -> Option<(&'static str, &'static str)> {
    table.iter().find(|(word, _)| text.starts_with(word)).copied()
}

/// Both tables, for their test.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().chain(SURNAMES).copied()
}
