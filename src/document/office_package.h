// Office packages: a .docx or .xlsx is a zip of XML parts that name each other (ISO/IEC 29500-2).
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "document/xml.h"
#include "document/zip_archive.h"

namespace document {

/// That one part needs another.
struct Relationship {
  std::string id;    ///< as the part refers to it: "rId3"
  std::string type;  ///< the last word of its type: "styles", "worksheet"
  std::string path;  ///< of the part it leads to, from the root of the package: "word/styles.xml"
};

/// An Office file in memory.
class OfficePackage {
 public:
  /// bytes: must outlive the package
  /// name:  the file's name, for messages
  OfficePackage(std::string_view bytes, std::string name) : archive_{bytes}, name_{std::move(name)} {}

  /// Shows the part at the path to the handlers until it ends or they have had enough.
  ///
  /// is_enough: asked now and then; empty for a handler that wants all
  /// problem:   "damaged", "locked" (a password), "swollen" (see `ZipFault::bomb`), "unsafe" (DOCTYPE, endless tags,
  ///            elements too deep): nothing that was shown is to be trusted
  std::optional<base::Problem> read(const std::string& path, XmlHandlers handlers,
                                    const std::function<bool()>& is_enough = {});

  /// What the part at the path needs, inside the package; of the package itself where the path is empty. Nothing where
  /// it says nothing.
  std::vector<Relationship> related(const std::string& path);

  /// The path of the main part, or the usual one where the package does not say.
  std::string main_part(const std::string& usual);

  bool has(const std::string& path) const { return archive_.has(path); }
  const std::string& name() const { return name_; }

 private:
  ZipArchive archive_;
  std::string name_;
};

/// The path of the first relationship of the type; empty for none.
std::string path_of(const std::vector<Relationship>& relationships, std::string_view type);

}  // namespace document
