// Sent files: those that came with a form, as its route finds them.
#pragma once
#include <httplib.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/spool.h"
#include "web/parts.h"

namespace web {

/// A file as it was sent.
struct FileSent {
  std::string name;       ///< as sent; see `file_name`
  base::HeldBytes bytes;  ///< read from the disk as they are looked at, where they are many
};

/// The files in that field of the form, in their order; one that a browser sends to say that none was chosen among
/// them. Only while the request is answered, on the thread that answers it.
std::vector<FileSent> files_sent(const httplib::Request& request, std::string_view field);
/// The first of them; without name and bytes where there is none.
FileSent file_sent(const httplib::Request& request, std::string_view field);

/// Stands for the time in which a thread answers one request with files: the library has no place for what it does not
/// copy into memory, so they lie beside it.
class FilesAtHand {
 public:
  /// holder: that of which the parts are
  FilesAtHand(const httplib::Request& request, const std::vector<Part>& parts, std::shared_ptr<const void> holder);
  ~FilesAtHand();
  FilesAtHand(const FilesAtHand&) = delete;
  FilesAtHand& operator=(const FilesAtHand&) = delete;

 private:
  friend std::vector<FileSent> files_sent(const httplib::Request& request, std::string_view field);

  const httplib::Request& request_;
  const std::vector<Part>& parts_;
  std::shared_ptr<const void> holder_;
};

}  // namespace web
