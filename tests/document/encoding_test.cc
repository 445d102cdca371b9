#include "document/encoding.h"

#include <catch2/catch.hpp>

#include "document/reader.h"
#include "document/syllable.h"

using namespace document;
using namespace std::string_view_literals;

namespace {

constexpr auto words = "Sở Y tế phối hợp với Ủy ban nhân dân tỉnh";

/// The same words in each encoding, byte by byte as the tables of the fonts and of Windows have them.
constexpr auto in_1258 =
    "S\xF5\xD2 Y t\xEA\xEC ph\xF4\xEC"
    "i h\xF5\xF2p v\xF5\xEC"
    "i U\xD2y ban nh\xE2n d\xE2n ti\xD2nh"sv;
constexpr auto in_tcvn3 = "S\xEB Y t\xD5 ph\xE8i h\xEEp v\xEDi \xF1y ban nh\xA9n d\xA9n t\xD8nh"sv;
constexpr auto in_vni = "S\xF4\xFB Y te\xE1 pho\xE1i h\xF4\xEFp v\xF4\xF9i U\xDBy ban nha\xE2n da\xE2n t\xE6nh"sv;

std::string text(std::string_view bytes, Encoding encoding) {
  const auto read = text_in(bytes, encoding);
  REQUIRE(read);
  return *read;
}

}  // namespace

TEST_CASE("an encoding is recognised by the reading that gives Vietnamese words", "[document]") {
  CHECK(encoding_of(words) == Encoding::utf8);
  CHECK(encoding_of("plain ASCII, no words to tell by") == Encoding::utf8);
  CHECK(encoding_of(in_1258) == Encoding::windows_1258);
  CHECK(encoding_of(in_tcvn3) == Encoding::tcvn3);
  CHECK(encoding_of(in_vni) == Encoding::vni);
  CHECK(encoding_of("\xFF\xFES\x00"sv) == Encoding::utf16_le);
  CHECK(encoding_of("\xFE\xFF\x00S"sv) == Encoding::utf16_be);
}

TEST_CASE("what makes no sense, or is too little to tell by, is not guessed", "[document]") {
  CHECK_FALSE(
      encoding_of("caf\xE9 d\xE9j\xE0 na\xEFve Fran\xE7"
                  "ais \xE9t\xE9 gar\xE7on"));
  CHECK_FALSE(encoding_of("S\xEB"));
  CHECK_FALSE(encoding_of("\x80\x81\xFE\xFF\x90"));
}

TEST_CASE("each encoding gives the same text in NFC", "[document]") {
  CHECK(text(in_1258, Encoding::windows_1258) == words);
  CHECK(text(in_vni, Encoding::vni) == words);
  CHECK(text("S\x00\xDF\x1E"sv, Encoding::utf16_le) == "Sở"sv);
  CHECK(text("\xFE\xFF\x00S\x1E\xDF\xD8\x3D\xDC\x4D"sv, Encoding::utf16_be) == "Sở👍"sv);
  // TCVN3 has no capitals with tones: its font for capitals draws them from the small letters.
  CHECK(text(in_tcvn3, Encoding::tcvn3) == "Sở Y tế phối hợp với ủy ban nhân dân tỉnh");
}

TEST_CASE("the letters that a legacy font shows, copied into a text in UTF-8, are read back", "[document]") {
  const auto copied = "Së Y tÕ phèi hîp víi ñy ban nh©n d©n tØnh, c¸c x·, ph­êng rµ so¸t, b¸o c¸o kÕt qu¶"sv;
  REQUIRE(encoding_of(copied) == Encoding::tcvn3);
  CHECK(text(copied, Encoding::tcvn3).starts_with("Sở Y tế phối hợp với ủy ban nhân dân tỉnh"));
}

TEST_CASE("bytes that the chosen encoding does not have are refused", "[document]") {
  CHECK(text_in("S\xEB", Encoding::utf8).error().kind == "not_this_encoding");
  CHECK(text_in("abc"sv, Encoding::utf16_le).error().kind == "not_this_encoding");
  CHECK(text_in("\x00\xD8 \x00"sv, Encoding::utf16_le).error().kind == "not_this_encoding");
}

TEST_CASE("an encoding is named in any spelling", "[document]") {
  CHECK(encoding_named("UTF-8") == Encoding::utf8);
  CHECK(encoding_named("windows1258") == Encoding::windows_1258);
  CHECK(encoding_named("cp1258") == Encoding::windows_1258);
  CHECK(encoding_named("VNI") == Encoding::vni);
  CHECK_FALSE(encoding_named("latin1"));
  CHECK_FALSE(encoding_named(""));
}

TEST_CASE("a file in a legacy encoding is read, and one in an encoding chosen wrongly says so", "[document]") {
  const auto outline = outline_of_text(std::string{"1. "} + std::string{in_vni} + ".\n", "cu.txt");
  REQUIRE(outline);
  CHECK(outline->blocks[0].text == std::string{words} + ".");
  CHECK(outline_of_text("\x81", "cu.txt", Encoding::windows_1258).error().kind == "not_this_encoding");
}

TEST_CASE("words are counted by whether they can be Vietnamese", "[document]") {
  const auto count = syllables_in("nghiêng quyết giếng quý thuở ước ủy điều — “đẩy”");
  CHECK(count.words == 9);
  CHECK(count.vietnamese == 9);
  CHECK(syllables_in("café bác").vietnamese == 1);
  for (const auto not_vietnamese : {"tÕ", "Së", "bàc", "ngàà", "straße", "đấth", "tƠ"}) {
    INFO(not_vietnamese);
    CHECK(syllables_in(not_vietnamese).vietnamese == 0);
  }
}
