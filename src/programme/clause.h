// Clauses: where a statement ends and the deadline that stands with it begins.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace programme {

/// A paragraph taken apart.
struct Statement {
  std::string text;                   ///< without the clause that stood in brackets at its end; other brackets stay
  std::optional<std::string> clause;  ///< without brackets, or the part of the last sentence that says when
};

/// The paragraph's words and its deadline clause.
///
/// In brackets at the end («… (Hoàn thành tháng 10/2025)», a full stop may follow or precede) the clause is cut from
/// the text with the space before it. Brackets hold a clause where they begin with «hoàn thành», «xong», «thời hạn»,
/// where they begin with another deadline word and name a time or a condition, or, after a full stop, where they name a
/// time. References («theo Chỉ thị số 19-CT/TU»), names and captions are no clauses. Without such brackets the last
/// part of the last sentence is the clause where it begins with a deadline verb and names a time («…, hoàn thành trước
/// ngày 30/9/2026.») or a label («…. Thời gian: quý III/2026.»); it stays in the text.
Statement statement_in(std::string_view paragraph);

/// Whether the words name a time: a day, month, quarter or year with its number, a frequency, "thường xuyên".
bool names_a_time(std::string_view words);

/// The body that a clause says the result goes to: that which follows «báo cáo», «trình» or «gửi» at its beginning, up
/// to the time («Báo cáo Ban Thường vụ Tỉnh ủy quý I/2026»). Nothing where no body's name stands there.
std::optional<std::string> receiving_level_in(std::string_view clause);

}  // namespace programme
