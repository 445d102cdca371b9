// Programmes: what an action programme says, task by task, in its own words.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "deadline/reading.h"
#include "document/outline.h"

namespace programme {

/// The years that a programme covers, both included.
struct Term {
  int first_year = 0;
  int last_year = 0;

  bool operator==(const Term&) const = default;
};

/// A heading that names a body; the items below it are that body's.
struct OwnerHeading {
  std::string ref;                           ///< "II.7"
  std::string name;                          ///< as printed
  std::optional<std::string> deadline_text;  ///< the clause on the heading, which the tasks below inherit
  document::Place place;
};

struct Task {
  std::string ref;  ///< place in the document: part in Roman figures, then the printed number: "II.7.6"
  std::optional<std::string> owner;  ///< the heading's text; nothing where the heading names no body
  std::vector<std::string> owners;   ///< the lead bodies one by one; a collective name stays whole
  std::vector<std::string> coordinators;
  std::string text;                            ///< the first paragraph without its deadline clause
  std::optional<std::string> deadline_text;    ///< the clause as printed, without its brackets
  bool inherited = false;                      ///< the clause is the heading's
  std::optional<std::string> deliverable;      ///< sản phẩm
  std::optional<std::string> receiving_level;  ///< cấp trình: the body that a report goes to
  std::optional<std::string> leader;           ///< lãnh đạo phụ trách
  std::optional<std::string> note;             ///< ghi chú
  document::Place place;
  std::vector<std::string> details;  ///< further paragraphs and bullets
  deadline::Reading reading;
};

/// A numbered statement that assigns nothing: kept and shown, never tracked unless a person promotes it.
struct Provision {
  std::string ref;
  std::string text;
  document::Place place;
  std::vector<std::string> details;  ///< further paragraphs and bullets
};

/// What an indicator is to reach, as printed: "7,5-8", "tăng 2%".
struct Target {
  std::optional<int> year;
  std::string title;  ///< of the column, where it names no year; empty for a target in a sentence
  std::string value;

  bool operator==(const Target&) const = default;
};

/// Chỉ tiêu: a figure to be reached. No task; kept and shown.
struct Indicator {
  std::string ref;  ///< printed number, after its section's; empty where none is printed
  std::string name;
  std::string unit;  ///< đơn vị tính; empty where none is printed
  std::vector<Target> targets;
  document::Place place;
  std::string heading = {};  ///< what it stands under: «KINH TẾ», «Về xã hội»; empty where nothing does
};

/// A short name that the document itself gives a body: «Ban Quản lý dự án (sau đây gọi tắt là Ban QLDA)».
struct Abbreviation {
  std::string abbreviation;
  std::string name;

  bool operator==(const Abbreviation&) const = default;
};

struct Annex {
  std::string title;
  document::Place place;
};

struct Programme {
  std::string kind;                     ///< "Chương trình hành động"
  std::optional<std::string> number;    ///< "01-CTr/TU"
  std::optional<calendar::Day> issued;  ///< the document's own date
  std::optional<Term> term;
  std::string title;
  std::optional<std::string> issuer;
  std::string source_name;    ///< the file's name
  std::string source_sha256;  ///< of the file's bytes
  std::vector<OwnerHeading> owners;
  std::vector<Task> tasks;
  std::vector<Provision> provisions;
  std::vector<Annex> annexes;
  std::vector<Indicator> indicators;
  std::vector<Abbreviation> abbreviations;
  std::vector<base::Problem> problems;  ///< every doubt, with its line
};

/// Whether the name stands for several bodies of a kind («Các đảng ủy xã, phường»), whose members are listed elsewhere.
bool is_group(std::string_view name);

}  // namespace programme
