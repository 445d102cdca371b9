// The table reader: tables of tasks become tasks.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "programme/collector.h"
#include "programme/programme.h"
#include "programme/table_row.h"

namespace programme {

/// Reads the tables of one division of a document, in order, and then gives their tasks.
///
/// *Section rows* carry a Roman figure or a capital letter, or a title across the table, and no body or deadline. A
/// *group row* has sub-rows («2» above «2.1», «a)») and is no task; what they leave empty they take from it. A row that
/// has neither number nor text goes on with the row above; so does one that has only text and no number. *Ditto marks*
/// stand for the cell above. A number that begins again at 1 begins a part where no section row is printed.
///
/// Refs: section and printed number («II.3»), sub-rows «II.2.1», «II.5.a»; a table without numbers is counted.
class TableReader {
 public:
  /// A task, and what else its table says of when it is due.
  struct Read {
    Task task;
    Beside beside;
  };

  /// Reads a table whose rows are these. `header` names columns in doubts.
  void read(const std::vector<TableRow>& rows, const Header& header);

  /// The tasks read so far, with refs that begin with the prefix ("PL1" or nothing); `part` is the number of the
  /// heading that the tables stand below, used where the tables print no sections of their own.
  std::vector<Read> tasks(const std::string& prefix, const std::string& part) const;

  /// Doubts: "column_unknown", "column_assumed", "row_unread", "row_unnumbered", "row_slipped", "group_task", "ditto",
  /// "numbering", "total".
  std::vector<base::Problem> problems() const { return problems_; }

 private:
  /// A row that became a task, with what it takes from the rows above.
  struct Entry {
    TableRow row;
    std::string section;  ///< printed: "II", "A.I"; empty for none
    int part = 1;         ///< counted by numbers that begin again at 1
    bool inherited = false;
    Beside beside{};
  };
  /// A row that is no task but stands above some.
  struct Group {
    std::string number;
    TableRow row;
    int bullets = 0;
  };

  void read_row(const std::vector<TableRow>& rows, std::size_t at);
  void read_section(const TableRow& row);
  bool repeats_last(const TableRow& row) const;
  void read_repeated(TableRow row);
  void read_numbered(const std::vector<TableRow>& rows, std::size_t at);
  void read_sub_row(TableRow row);
  void read_unnumbered(TableRow row);
  void add(TableRow row);
  void go_on(const TableRow& row);
  void resolve_dittos(TableRow& row);
  void check_number(const TableRow& row);
  void check_total(const TableRow& row);
  void doubt_columns(const std::vector<TableRow>& rows, const Header& header);
  void doubt(std::string kind, std::string detail, const TableRow& row);

  std::string number_of_last_;  // as printed, of the last numbered row
  int repeated_ = 0;            // rows that printed it once more, each a task of its own
  std::vector<Entry> entries_;
  std::string letter_, roman_;  ///< the sections that are open
  int part_ = 1;
  int last_number_ = 0;  ///< the last number of one level; 0 before the first
  int counted_ = 0;      ///< of a table without numbers
  bool has_numbers_ = false;
  std::optional<TableRow> section_;            ///< the section's row, where it names a body or a deadline
  std::optional<std::string> section_clause_;  ///< that its title says, where it has no deadline
  std::optional<Group> group_;
  std::array<std::string, column_count> above_;  ///< the words of the row above, for ditto marks
  std::vector<base::Problem> problems_;
};

}  // namespace programme
