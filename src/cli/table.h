// Tables: rows of words in columns, for a terminal.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace cli {

class Table {
 public:
  /// widths: most characters of each column; longer words are cut and end in «…»
  Table(std::vector<std::string> titles, std::vector<std::size_t> widths);

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(std::ostream& out) const;

 private:
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cli
