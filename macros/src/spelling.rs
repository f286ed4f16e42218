//! Which word was meant by one that doesn't exist.

/// The candidate that is near enough to `word` to be what its writer meant.
///
/// One may be the beginning of the other (`owns`, `profile_name`); otherwise two letters may differ at most, and
/// fewer in a short word. Case and underscores don't count. `lends_session` and `borrows_session` are thus too
/// far from `owns_session`, whose opposite they are.
pub(crate) fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = letters(word);
    candidates
        .iter()
        .filter_map(|&candidate| Some((difference(&word, &letters(candidate))?, candidate)))
        .min_by_key(|&(difference, _)| difference)
        .map(|(_, candidate)| candidate)
}

/// How much two spellings differ, unless it is too much for one to be meant by the other.
fn difference(word: &[char], candidate: &[char]) -> Option<usize> {
    let begins = word.starts_with(candidate) || word.len() >= 3 && candidate.starts_with(word);
    let difference = distance(word, candidate);
    (begins || difference <= 2.min(candidate.len() / 3)).then_some(difference)
}

/// The letters by which two spellings are compared.
fn letters(word: &str) -> Vec<char> {
    word.chars()
        .filter(|&letter| letter != '_')
        .flat_map(char::to_lowercase)
        .collect()
}

/// The number of letters to insert, remove or replace to make one word of the other (Levenshtein's distance).
fn distance(one: &[char], other: &[char]) -> usize {
    // How far the letters of `one` that were looked at are from each beginning of `other`.
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, candidate) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != candidate);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}
