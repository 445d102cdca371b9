// Items: the paragraphs of an outline as a tree, each numbered one with its place in the document.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document/outline.h"

namespace programme {

/// How deep in the usual order of marks an item stands: A. > I. > Điều 1. > 1. > 1.1. > 1) > a) > (1) > - > + > plain
/// paragraph.
enum class Rank {
  section,
  roman,
  article,
  level_1,
  level_2,
  level_3,
  level_4,
  level_5,
  bracketed,
  letter,
  enclosed,
  bullet,
  sub_bullet,
  paragraph
};

struct Item {
  Rank rank = Rank::paragraph;
  std::string number;                 ///< without stop or bracket; empty for bullets and paragraphs
  std::string ref;                    ///< place in the document: "II.7.6"; empty for bullets and paragraphs
  std::string text;                   ///< without its clause in brackets
  std::optional<std::string> clause;  ///< its deadline clause
  std::string whole;                  ///< the text with the clause, where that was cut; else empty
  document::Place place;
  std::vector<Item> items;  ///< what stands below it
};

bool is_numbered(const Item& item);

/// Whether the text ends as a statement does: in a full stop, semicolon or colon.
bool is_finished(const Item& item);

/// The text with its clause where it stood, as a detail keeps it.
std::string whole_text(const Item& item);

/// A table among the paragraphs.
struct PlacedTable {
  document::Table table;
  std::string part;   ///< the Roman number of the heading it stands below, or the ref of the body's heading right above
                      ///< it; empty for none
  std::string owner;  ///< the body that a heading right above it names; empty for none
  bool goes_on = false;  ///< nothing stands between it and the table before it
};

struct AnnexText {
  std::string title;
  document::Place place;
  std::string prefix;       ///< "PL1", "PL2", … as printed or counted; empty for an annex that is the whole document
  std::string note;         ///< «(Ban hành kèm theo …)» below the title; empty for none
  std::vector<Item> items;  ///< refs begin with the prefix
  std::vector<PlacedTable> tables;
};

/// A document in its divisions.
struct Items {
  std::vector<document::Block> opening;  ///< what stands before the first numbered paragraph
  std::vector<Item> body;                ///< numbered items at the top, in order
  std::vector<PlacedTable> tables;       ///< of the body
  std::vector<document::Block> closing;  ///< from «Nơi nhận» or the signature on
  std::vector<AnnexText> annexes;
  std::vector<base::Problem> problems;  ///< "numbering": a number skipped, repeated or below a foreign one
};

/// The paragraphs put below each other, and the tables by division.
///
/// An item stands below the nearest one before it of a higher rank. Its ref is its printed number after the number of
/// its part. Parts are the Roman figures where they are printed; else a part begins where the numbering at the top
/// starts again at 1, and in a document of one part numbers stand alone. Numbers of one level and letters («1)», «a)»)
/// follow the ref of the item that they stand below. Annexes begin at a line «PHỤ LỤC …», which lines in capitals may
/// continue. Paragraphs «Điều 1. …» are items where numbered ones stand below them or they name who is to do something,
/// unless a document that they put in force follows them.
///
/// blocks:  their tables are tables of tasks or indicators (see tables.h)
Items items_in(const std::vector<document::Block>& blocks);

}  // namespace programme
