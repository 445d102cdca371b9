// Number formats: how a sheet shows the number in a cell, dates among them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace document {

/// From which day a workbook counts (ISO/IEC 29500-1, 18.17.4.1).
enum class DateSystem {
  from_1900,  ///< 1 is 1 January 1900, and 60 a 29 February 1900 that never was
  from_1904,  ///< 0 is 1 January 1904
};

/// A format code of a sheet (ISO/IEC 29500-1, 18.8.31), of which the part for positive numbers counts.
class NumberFormat {
 public:
  /// code: "General", "0.0", "dd/mm/yyyy"; what is not understood shows the number as it is
  explicit NumberFormat(std::string_view code);

  /// The number as the sheet shows it to a reader of Vietnamese: "31/5/2026", "2.1", "95%".
  ///
  /// A date is in figures. Where the format names months in words, or begins with the month, it is "31/5/2026", "31/5"
  /// or "5/2026": a reader here would take "5/6/2026" for 5 June. Days of the week and the time of midnight are left
  /// out. Numbers have a decimal point, and commas between thousands.
  std::string shown(double number, DateSystem system) const;

 private:
  enum class Part { words, day, month, year, hour, minute, second, digits, percent };

  struct Token {
    Part part;
    std::string words;  ///< of Part::words
    int letters = 0;    ///< how often the letter stands: 2 for "dd"
  };

  void read(std::string_view code);
  std::size_t read_quoted(std::string_view rest);
  void read_date_letter(char letter, int count);
  void read_digit(char c);
  void add_words(std::string_view words);
  bool has(Part part) const;
  bool needs_usual_order() const;
  std::string date(double number, DateSystem system) const;
  std::string with_digits(double number) const;

  std::vector<Token> tokens_;
  bool is_date_ = false, has_month_in_words_ = false, is_general_ = false;
  int whole_digits_ = 0, least_decimals_ = 0, most_decimals_ = 0, percents_ = 0;
  bool has_thousands_ = false, is_in_decimals_ = false;
};

/// The code of a built-in format by its number (ISO/IEC 29500-1, 18.8.30), as Vietnamese settings show it; "General"
/// for those without.
std::string_view built_in_format(int number);

}  // namespace document
