//! Parses what an SMTP server says: replies (RFC 5321, 4.2), and the extensions that it offers after `EHLO`.
//!
//! It is strict where leniency would let one reply be taken for another: each line ends with CRLF, all lines of a reply
//! have one code, and a reply has an end.

/// The longest line, as Postfix reads it (`line_length_limit`); RFC 5321, 4.5.3.1.5 allows 512 bytes.
pub(super) const LONGEST_LINE: usize = 2048;

/// The most bytes of one reply, as Postfix reads them.
const LONGEST_REPLY: usize = 100_000;

/// A complete reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub code: u16,
    lines: Vec<String>,
}

/// What was received is not a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotAReply;

/// A reply of which some lines have been read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    code: Option<u16>,
    lines: Vec<String>,
    bytes: usize,
}

impl Reading {
    /// Reads one more line, with its line end. Returns the reply if this was its last line.
    pub(super) fn line(&mut self, line: &[u8]) -> Result<Option<Reply>, NotAReply> {
        self.bytes += line.len();
        if line.len() > LONGEST_LINE || self.bytes > LONGEST_REPLY {
            return Err(NotAReply);
        }
        let line = line.strip_suffix(b"\r\n").ok_or(NotAReply)?;
        let (digits, rest) = line.split_at_checked(3).ok_or(NotAReply)?;
        let code = match digits {
            [first @ b'2'..=b'5', second @ b'0'..=b'5', third @ b'0'..=b'9'] => {
                [first, second, third].iter().fold(0, |code, digit| code * 10 + u16::from(*digit - b'0'))
            }
            _ => return Err(NotAReply),
        };
        if self.code.is_some_and(|before| before != code) {
            return Err(NotAReply);
        }
        self.code = Some(code);
        let (is_last, text) = match rest {
            [] => (true, rest),
            [b' ', text @ ..] => (true, text),
            [b'-', text @ ..] => (false, text),
            _ => return Err(NotAReply),
        };
        // Servers answer in many encodings; only the codes decide.
        self.lines.push(String::from_utf8_lossy(text).into_owned());
        Ok(is_last.then(|| Reply { code, lines: std::mem::take(&mut self.lines) }))
    }
}

impl Reply {
    /// Whether the server did what was asked, or waits for the rest of it.
    pub(super) fn is_positive(&self) -> bool {
        matches!(self.code / 100, 2 | 3)
    }

    /// Its lines as one text. An enhanced status code that begins each of them (RFC 2034) stands there once.
    pub(super) fn text(&self) -> String {
        let (first, rest) = self.lines.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
        let status = first.split_once(' ').map_or(first, |(word, _)| word);
        let repeated =
            status.split('.').count() == 3 && status.bytes().all(|b| b == b'.' || b.is_ascii_digit());
        rest.iter().fold(first.to_owned(), |text, line| {
            let again = line.strip_prefix(status).filter(|rest| repeated && rest.starts_with(' '));
            text + " " + again.map_or(line, str::trim_start)
        })
    }
}

/// The extensions of a server that we use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extensions {
    /// Commands may be sent in groups, RFC 2920.
    pub pipelining: bool,
    /// RFC 3207.
    pub starttls: bool,
    /// Addresses beyond ASCII, RFC 6531.
    pub smtputf8: bool,
    /// RFC 4616.
    pub auth_plain: bool,
    pub auth_login: bool,
}

impl Extensions {
    /// From the reply to `EHLO`, whose first line is the server's name.
    pub(super) fn of(reply: &Reply) -> Self {
        let mut all = Self::default();
        for line in reply.lines.iter().skip(1) {
            // Old servers write AUTH=LOGIN.
            let mut words = line.split([' ', '=']).map(str::to_ascii_uppercase);
            match words.next().as_deref() {
                Some("PIPELINING") => all.pipelining = true,
                Some("STARTTLS") => all.starttls = true,
                Some("SMTPUTF8") => all.smtputf8 = true,
                Some("AUTH") => words.for_each(|mechanism| match mechanism.as_str() {
                    "PLAIN" => all.auth_plain = true,
                    "LOGIN" => all.auth_login = true,
                    _ => {}
                }),
                _ => {}
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<Reply>, NotAReply> {
        let mut reading = Reading::default();
        let mut lines = bytes.split_inclusive(|&b| b == b'\n').peekable();
        while let Some(line) = lines.next() {
            if let Some(reply) = reading.line(line)? {
                assert_eq!(lines.peek(), None, "nothing may follow a reply in these tests");
                return Ok(Some(reply));
            }
        }
        Ok(None)
    }

    fn reply(text: &str) -> Reply {
        read(text.as_bytes()).unwrap().unwrap()
    }

    #[test]
    fn a_reply_has_one_code_and_its_lines() {
        assert_eq!(reply("250 2.0.0 Ok\r\n").text(), "2.0.0 Ok");
        assert_eq!((reply("354\r\n").code, reply("354\r\n").text().as_str()), (354, ""));
        let refused =
            reply("550-5.1.1 The account\r\n550-5.1.1 that you tried\r\n550 5.1.1 does not exist.\r\n");
        assert_eq!(refused.text(), "5.1.1 The account that you tried does not exist.");
        assert!(!refused.is_positive() && reply("354 Go on\r\n").is_positive());
        assert_eq!(reply("550-Nobody\r\n550 here\r\n").text(), "Nobody here");
        assert_eq!(reply("550 Bo\u{ee}te inconnue\r\n").text(), "Boîte inconnue");
    }

    #[test]
    fn what_is_no_reply_is_not_read_as_one() {
        for text in [
            "250 Ok\n",
            "250\tOk\r\n",
            "25 Ok\r\n",
            "2500 Ok\r\n",
            "150 Ok\r\n",
            "260 Ok\r\n",
            "650 Ok\r\n",
            "\r\n",
            "+OK ready\r\n",
            "HTTP/1.1 200 OK\r\n",
            "250-One\r\n550 Two\r\n",
            &format!("250 {}\r\n", "x".repeat(LONGEST_LINE)),
            &"250-And on and on\r\n".repeat(LONGEST_REPLY / 10),
        ] {
            assert_eq!(read(text.as_bytes()), Err(NotAReply), "{text:.40}");
        }
        assert_eq!(read(b"250-One\r\n"), Ok(None));
    }

    #[test]
    fn extensions_are_found_in_any_spelling() {
        let offers = reply(
            "250-pipelining\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-smtputf8\r\n250 AUTH LOGIN plain\r\n",
        );
        let all = Extensions {
            starttls: false,
            pipelining: true,
            smtputf8: true,
            auth_plain: true,
            auth_login: true,
        };
        assert_eq!(Extensions::of(&offers), all);
        assert_eq!(Extensions::of(&reply("250 PIPELINING\r\n")), Extensions::default(), "the server's name");
        let old = Extensions { auth_login: true, starttls: true, ..Extensions::default() };
        assert_eq!(Extensions::of(&reply("250-a\r\n250-AUTH=LOGIN\r\n250 STARTTLS\r\n")), old);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_parser(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut reading = Reading::default();
            for line in bytes.split_inclusive(|&b| b == b'\n') {
                if let Ok(Some(reply)) = reading.line(line) {
                    prop_assert!((200..560).contains(&reply.code));
                    Extensions::of(&reply);
                    reply.text();
                    break;
                }
            }
        }

        #[test]
        fn what_a_server_writes_is_read(code in "[2-5][0-5][0-9]", lines in prop::collection::vec("[ -~]{0,80}", 1..5)) {
            let last = lines.len() - 1;
            let written: String = lines
                .iter()
                .enumerate()
                .map(|(at, line)| format!("{code}{}{line}\r\n", if at == last { ' ' } else { '-' }))
                .collect();
            let read = reply(&written);
            prop_assert_eq!((read.code.to_string(), &read.lines), (code, &lines));
        }
    }
}
