// Places: where something stands in a file.
#pragma once
#include <string>

namespace base {

/// Where a block or a row stands in its file, as far as the file kind lets it be said; every number is 1-based, 0 for
/// what is not known or does not apply.
struct Place {
  int line = 0;       ///< of a file of lines
  int page = 0;       ///< of a file of pages
  std::string sheet;  ///< the sheet's name, of a workbook
  int table = 0;      ///< among the tables of the document
  int row = 0;        ///< of a sheet as the sheet counts, else within its table
  int paragraph = 0;  ///< among the paragraphs outside tables

  bool operator==(const Place&) const = default;
};

/// The place as an official would say it: "dòng 14", "trang 3, bảng 2, dòng 14", "trang tính “PL1”, dòng 9", "đoạn 7";
/// empty where nothing is known. A line of the file says all that a table and its row would.
std::string in_words(const Place& place);

}  // namespace base
