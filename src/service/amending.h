// Amending: the work of accepting changes of an amending document and of taking them back, in one transaction.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "service/amendments.h"
#include "service/decided.h"

namespace service {

/// An amendment whose changes are accepted or taken back: its programme, and the decisions that rest on its document.
class Amending {
 public:
  /// note: why, in words that officials read
  Amending(const Context& context, store::Connection& connection, const store::AmendmentRow& amendment,
           const store::ProgrammeRow& programme, const Author& author, std::string note);

  /// Why nothing may rest on the document: it is dated in the future.
  std::optional<base::Problem> cannot_rest() const;

  /// Why the change cannot be made now. Nothing is changed.
  std::optional<base::Problem> cannot_accept(const store::AmendmentItem& item) const;

  /// Makes the change, with its events, and writes into the item that it is accepted.
  void accept(store::AmendmentItem& item);

  /// Brings back what the accepted change found, with new events, and writes into the item that it waits again.
  void take_back(store::AmendmentItem& item);

  /// Puts the programme's tasks in that order with these refs, and notes each that has another ref now.
  void lay_out(const std::vector<store::LaidOut>& layout);

  /// Writes an event of the programme.
  void note(std::string what, const nlohmann::json& after) const;

 private:
  const Decided& by(duty::Move move);
  store::TaskRow task_of(const store::AmendmentItem& item) const;
  nlohmann::json document() const;

  void add(store::AmendmentItem& item);
  void reword(const store::AmendmentItem& item);
  void redate(const store::AmendmentItem& item);
  void change_owners(const store::AmendmentItem& item);
  void withdraw(const store::AmendmentItem& item);
  void print(const store::AmendmentItem& item, base::TaskId task);
  void change(const store::TaskRow& before, const store::TaskRow& after);
  void restore_duties(const store::TaskRow& task, const std::string& found);

  const Context& context_;
  store::Connection& connection_;
  const store::AmendmentRow& amendment_;
  const store::ProgrammeRow& programme_;
  Author author_;
  std::string note_;
  base::Instant now_;
  std::map<duty::Move, Decided> decided_;
};

}  // namespace service
