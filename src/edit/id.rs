//! Ids of new entries: a letter and a few random characters, so that two branches never mint the same.

/// Crockford's base 32: digits and letters without those that look alike.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Random characters of an id.
const LENGTH: usize = 4;

/// An id that is not among `taken`: `prefix`, a dash and characters made from `random` bytes.
///
/// Longer by one character where chance, or a source of chance that is stuck, brings up only taken ones.
pub fn fresh(prefix: char, taken: &dyn Fn(&str) -> bool, mut random: impl FnMut() -> u8) -> String {
    let mut length = LENGTH;
    loop {
        for _ in 0..8 {
            let characters = (0..length).map(|_| char::from(ALPHABET[usize::from(random() % 32)]));
            let id = format!("{prefix}-{}", characters.collect::<String>());
            if is_generated(&id) && !taken(&id) || length > 64 {
                return id;
            }
        }
        length += 1;
    }
}

/// Whether an id looks like one that was generated: digits and letters mixed, so neither a word nor a count.
pub fn is_generated(id: &str) -> bool {
    let mut parts = id.splitn(2, '-');
    let (prefix, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    prefix.len() == 1
        && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
        && rest.len() >= LENGTH
        && rest.bytes().all(|byte| ALPHABET.contains(&byte))
        && rest.bytes().any(|byte| byte.is_ascii_digit())
        && !rest.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_and_short() {
        let mut bytes = [10, 11, 12, 13, 7, 20, 3, 15, 1, 2, 3, 4, 9, 9, 9, 31].into_iter();
        let mut next = || bytes.next().unwrap_or(10);
        assert_eq!(fresh('A', &|_| false, &mut next), "A-7m3f", "not the word of letters before it");
        assert_eq!(fresh('A', &|id| id == "A-7m3f", &mut next), "A-999z", "nor the count");
        assert_eq!(fresh('D', &|_| false, || 1).len(), 67, "stuck chance makes it longer, and ends");
        let mut turns = [1, 10].into_iter().cycle();
        assert_eq!(fresh('A', &|id| id.len() < 7, || turns.next().unwrap_or(0)), "A-1a1a1");
    }

    #[test]
    fn generated_ids_are_told_from_others() {
        assert!(["A-7k3f", "D-zz0z", "A-7k3fa"].into_iter().all(is_generated));
        assert!(
            !["A-12", "M-import", "A-7K3F", "K-peak", "A-2026", "AB-7k3f", "7k3f", "", "A-", "É-7k3f"]
                .into_iter()
                .any(is_generated)
        );
    }
}
