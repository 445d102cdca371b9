#include "web/sent_files.h"

namespace web {
namespace {

thread_local const FilesAtHand* at_hand = nullptr;

}  // namespace

FilesAtHand::FilesAtHand(const httplib::Request& request, const std::vector<Part>& parts,
                         std::shared_ptr<const void> holder)
    : request_{request}, parts_{parts}, holder_{std::move(holder)} {
  at_hand = this;
}

FilesAtHand::~FilesAtHand() { at_hand = nullptr; }

std::vector<FileSent> files_sent(const httplib::Request& request, std::string_view field) {
  std::vector<FileSent> files;
  if (at_hand == nullptr || &at_hand->request_ != &request) return files;
  for (const auto& part : at_hand->parts_)
    if (part.file_name && part.field == field)
      files.push_back({.name = std::string{*part.file_name}, .bytes = {part.content, at_hand->holder_}});
  return files;
}

FileSent file_sent(const httplib::Request& request, std::string_view field) {
  auto files = files_sent(request, field);
  return files.empty() ? FileSent{} : std::move(files.front());
}

}  // namespace web
