// A programme amended by a document, in one word.
#pragma once
#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "service/changes.h"
#include "service/import.h"
#include "service/lists.h"
#include "service/settle.h"
#include "service/task_moves.h"
#include "support/installation.h"

namespace support {

/// The document with its words replaced, which must stand in it.
inline std::string with(std::string document, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    const auto at = document.find(from);
    if (at == std::string::npos) throw std::logic_error{"no such words in the document: " + from};
    document.replace(at, from.size(), to);
  }
  return document;
}

inline programme::Programme read_text(const Installation& here, const std::string& document,
                                      const std::string& name = "sua-doi.txt") {
  std::ofstream{here.path() / name} << document;
  return service::read(here.path() / name, vietnam()).value();
}

/// Imports a document that amends a programme, and gives its sheet.
inline service::AmendmentSheet amended(const Installation& here, const std::string& document) {
  const auto imported = service::import(here.context(), read_text(here, document), service::Activate::no);
  INFO((imported ? std::string{} : imported.error().detail));
  REQUIRE(imported);
  REQUIRE(imported->amendment);
  return *imported->amendment;
}

inline service::AmendmentSheet sheet(const Installation& here, store::AmendmentId id) {
  return service::amendment(here.context(), id).value();
}

inline std::vector<std::string> told(const service::AmendmentSheet& sheet) {
  std::vector<std::string> all;
  for (const auto& line : sheet.changes) all.push_back(std::string{programme::code(line.item.change)} + " " + line.ref);
  return all;
}

using Told = std::vector<std::string>;

inline base::TaskId task(const Installation& here, const std::string& ref) {
  return service::task_named(here.context(), ref, "").value();
}

inline store::TaskRow row(const Installation& here, const std::string& ref) {
  return service::task_sheet(here.context(), task(here, ref)).value().task;
}

inline std::string due_of(const Installation& here, const std::string& ref) {
  return here.sql(
      "SELECT group_concat(d.original_due_on || ' ' || d.due_on || ' ' || d.due_version || ' ' || d.state) "
      "FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task WHERE t.ref = '" +
      ref + "'");
}

inline service::Act act(const char* number = "12-QĐ/TU") {
  return {.mandate = {.document_number = number,
                      .document_on = day("2025-10-20"),
                      .authority = "Ban Thường vụ Tỉnh ủy",
                      .reason = duty::Reason::content,
                      .note = ""},
          .person = {},
          .door = store::Door::command};
}

/// Reworded, dated anew, given to another, taken out, added, and a heading of another number.
inline const std::vector<std::pair<std::string, std::string>> many{
    {"Rà soát quy chế làm việc của các ban đảng.", "Rà soát, bổ sung quy chế làm việc của các ban đảng cấp tỉnh."},
    {"(Hoàn thành trong quý II/2026)", "(Hoàn thành trong quý III/2026)"},
    {"1.3. Lập kế hoạch kiểm tra công tác cán bộ. (Thực hiện hằng năm)\n\n", ""},
    {"3. Các đảng ủy xã, phường",
     "3. Ban Dân vận Tỉnh ủy\n\n3.1. Khảo sát đời sống đồng bào vùng cao. (Hoàn thành "
     "tháng 12/2026)\n\n4. Các đảng ủy xã, phường"},
    {"3.1. Củng cố", "4.1. Củng cố"},
    {"3.2. Nắm", "4.2. Nắm"},
};

}  // namespace support
