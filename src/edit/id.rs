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
            // Four digits would read as a number somebody counted up to.
            if !taken(&id) && !id[2..].bytes().all(|byte| byte.is_ascii_digit()) || length > 64 {
                return id;
            }
        }
        length += 1;
    }
}

/// Whether an id looks like one that was generated.
#[must_use]
pub fn is_generated(id: &str) -> bool {
    let mut parts = id.splitn(2, '-');
    let (prefix, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    prefix.len() == 1
        && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
        && (LENGTH..LENGTH + 4).contains(&rest.len())
        && rest.bytes().all(|byte| ALPHABET.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_and_short() {
        let mut counter = 9;
        let mut next = || {
            counter += 1;
            counter
        };
        assert_eq!(fresh('A', &|_| false, &mut next), "A-abcd");
        assert_eq!(fresh('A', &|id| id == "A-efgh", &mut next), "A-jkmn");
        assert_eq!(fresh('A', &|id| id == "A-aaaa", || 10), "A-aaaaa", "stuck chance makes it longer");
        assert_eq!(fresh('D', &|id| id.len() < 8, || 1).len(), 67, "and it ends");
    }

    #[test]
    fn generated_ids_are_told_from_others() {
        assert!(["A-7k3f", "D-zzzz", "A-7k3fa"].into_iter().all(is_generated));
        assert!(
            !["A-12", "M-import", "A-7K3F", "AB-7k3f", "7k3f", "", "A-", "É-7k3f"]
                .into_iter()
                .any(is_generated)
        );
    }
}
