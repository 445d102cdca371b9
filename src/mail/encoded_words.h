// Encoded words: how a header in ASCII holds words that are not (RFC 2047).
#pragma once
#include <string>
#include <string_view>

namespace mail {

/// Whether every byte is below 0x80.
bool is_ascii(std::string_view text);

/// The length of the longest word, in bytes.
std::size_t longest_word_in(std::string_view line);

/// The text as encoded words in UTF-8 and the Q encoding, each of at most 60 characters, one blank between them, which
/// readers leave out. Each holds whole characters, and whole words with the blank after them where those fit: some
/// readers keep the blank between encoded words of a name, and then it does the least harm. Q, since base64 would be
/// padded at the end of each, and GMime's own reader (3.2.13) loses an encoded word that follows a padded one.
///
/// text: UTF-8
std::string encoded_words(std::string_view text);

/// The value of an unstructured header: the words that are not ASCII, and those between them, as encoded words; the
/// words before and after them as they are, so that «Đôn đốc <dondoc.example>» stays a phrase and an id.
std::string encoded_value(std::string_view line);

/// The name of a mailbox: encoded words where it is not ASCII or a word of it is over 60 characters, else in quotes.
std::string encoded_name(std::string_view name);

/// The words of an ASCII value, each with a blank before it, on lines of at most 76 characters, or of one word.
///
/// name: the field's name, which stands before the first line
std::string folded(std::string_view name, std::string_view value);

}  // namespace mail
