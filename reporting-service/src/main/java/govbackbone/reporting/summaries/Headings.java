package govbackbone.reporting.summaries;

import java.util.ArrayList;
import java.util.List;

import govbackbone.documents.Block;
import govbackbone.documents.Block.Line;
import govbackbone.documents.Block.Line.Kind;
import govbackbone.documents.Figures;
import govbackbone.documents.OfficialDocument;

/** Numbers the headings of what is left of a document, since passages without figures are left out. */
final class Headings {
    private Headings() {}

    static OfficialDocument numbered(OfficialDocument document) {
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        int second = 0;
        for (Block block : document.blocks()) {
            if (block instanceof Line line && line.kind() == Kind.HEADING_1) {
                first++;
                second = 0;
                blocks.add(new Line(line.kind(), line.text().replaceFirst("^[^、]*", Figures.chinese(first))));
            } else if (block instanceof Line line && line.kind() == Kind.HEADING_2) {
                second++;
                blocks.add(new Line(line.kind(), line.text().replaceFirst("^（[^）]*", "（" + Figures.chinese(second))));
            } else {
                blocks.add(block);
            }
        }
        return new OfficialDocument(document.title(), blocks);
    }
}
