// Numbers: digits, words, Roman numerals, and the ranges in which they number quarters, months and years.
#include "deadline/grammar.h"

namespace deadline {
namespace {

/// One to nine in words. «năm» after a ten is no five (that is «lăm») but the word for year.
int unit_after_ten(const Token& token) {
  const auto value = token.value_of(Term::numeral);
  return value >= 1 && value <= 9 && !token.is(Term::year) ? value : 0;
}

}  // namespace

std::optional<int> Grammar::number_words() {
  const auto value = peek().value_of(Term::numeral);
  if (value < 1 || !at(TokenKind::word)) return std::nullopt;
  ++at_;
  if (value == 10) {
    const auto unit = unit_after_ten(peek());
    if (unit != 0) ++at_;
    return 10 + unit;
  }
  if (!at(Term::tens)) return value;
  ++at_;
  const auto unit = unit_after_ten(peek());
  if (unit != 0) ++at_;
  return 10 * value + unit;
}

/// «15 (mười lăm)»: takes the words in brackets; false, and trouble, where they say another number.
bool Grammar::repeated_in_words(int value) {
  if (!at(TokenKind::open) || peek(1).value_of(Term::numeral) < 1) return true;
  const auto before = at_;
  ++at_;
  const auto words = number_words();
  if (!words || !accept(TokenKind::close)) {
    at_ = before;
    return true;
  }
  if (*words == value) return true;
  trouble_ = "số bằng chữ số và số bằng chữ không khớp nhau";
  return false;
}

std::optional<int> Grammar::number() {
  if (!at(TokenKind::number)) return number_words();
  if (peek().value < 0) return std::nullopt;
  const auto value = peek().value;
  ++at_;
  if (!repeated_in_words(value)) return std::nullopt;
  return value;
}

std::optional<int> Grammar::whole_number(int digits_at_most) {
  if (!at(TokenKind::number) || peek().value < 0 || peek().digits > digits_at_most) return std::nullopt;
  return number();
}

std::optional<int> Grammar::quarter_number() {
  if (at(TokenKind::number)) {
    const auto& token = peek();
    const bool arabic = token.value >= 1 && token.value <= 4 && token.digits <= 2;
    const auto quarter = arabic ? token.value : token.roman >= 1 && token.roman <= 4 ? token.roman : 0;
    if (quarter == 0) trouble_ = "một năm chỉ có bốn quý";
    if (quarter == 0) return std::nullopt;
    ++at_;
    if (at(TokenKind::number) && peek().value < 0 && peek().roman > 0) trouble_ = "số quý bị tách rời";  // «quý II I»
    if (trouble_ != nullptr) return std::nullopt;
    return repeated_in_words(quarter) ? std::optional{quarter} : std::nullopt;
  }
  const auto words = peek().value_of(Term::numeral);
  if (words < 1 || words > 4) return std::nullopt;
  ++at_;
  return words;
}

std::optional<int> Grammar::month_number() {
  const auto valid = [](int number) { return number >= 1 && number <= 12; };
  if (!at(TokenKind::number)) {
    const auto before = at_;
    const auto words = number_words();
    if (words && valid(*words)) return words;
    at_ = before;
    return std::nullopt;
  }
  const auto& token = peek();
  const bool arabic = valid(token.value) && token.digits <= 2, roman = valid(token.roman);
  const bool either = token.roman == 2 && token.value < 0;  // «tháng II» may be 11 as well
  if (either || (arabic && roman && token.value != token.roman))
    trouble_ = "số tháng có thể đọc theo hai cách";
  else if (!arabic && !roman)
    trouble_ = "một năm chỉ có mười hai tháng";
  if (trouble_ != nullptr) return std::nullopt;
  const auto month = arabic ? token.value : token.roman;
  ++at_;
  return repeated_in_words(month) ? std::optional{month} : std::nullopt;
}

std::optional<int> Grammar::year_number() {
  const auto& token = peek();
  if (!token.is(TokenKind::number) || token.digits != 4 || token.value < 1900 || token.value > 2199)
    return std::nullopt;
  ++at_;
  return token.value;
}

}  // namespace deadline
