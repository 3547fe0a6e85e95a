package govbackbone.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFramePr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STWrap;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * Renders documents as DOCX in the layout of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, type area (版心) 156 × 225 mm, 22 lines
 * of 28 characters. Fonts and spacing are in {@code styles.xml}.
 */
public final class Docx {
    /** 156 mm. */
    static final int TEXT_WIDTH = twips(156);
    private static final int TWIPS_PER_POINT = 20;
    /** A 22nd of 225 mm. */
    private static final int LINE = 579;

    private final XWPFDocument docx;

    private Docx(XWPFDocument docx) {
        this.docx = docx;
    }

    /** The document as a file. */
    public static byte[] render(OfficialDocument document) {
        try (XWPFDocument docx = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new Docx(docx).write(document);
            docx.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int twips(double millimetres) {
        return (int) Math.round(millimetres * 1440 / 25.4);
    }

    private void write(OfficialDocument document) throws IOException {
        docx.getProperties().getCoreProperties().setTitle(document.title());
        docx.getProperties().getCoreProperties().setCreator("");
        styles();
        page();
        if (document.isLetter()) {
            head(document);
        }
        footers(document.isLetter());
        List<Block> body = document.blocks().stream().filter(block -> !document.isHead(block)).toList();
        for (int i = 0; i < body.size(); i++) {
            block(body.get(i));
            boolean together = i + 1 < body.size() && staysWithWhatIsBefore(body.get(i + 1));
            if (together && !(body.get(i) instanceof Block.Table)) {
                docx.getLastParagraph().setKeepNext(true);
            }
        }
        if (document.isLetter()) {
            roomOverTheTitle();
        }
        if (body.isEmpty() || body.getLast() instanceof Block.Table) {
            // A document ends with a paragraph.
            paragraph("Normal", "");
        }
    }

    /** A signature never stands alone on a page, nor does what is under it. */
    private static boolean staysWithWhatIsBefore(Block block) {
        return block instanceof Block.Signature
                || (block instanceof Block.Line line && line.kind() == Block.Line.Kind.NOTE);
    }

    /** The first line of the title is two lines under what is over it (10.1). */
    private void roomOverTheTitle() {
        docx.getParagraphs().stream().filter(paragraph -> "Title".equals(paragraph.getStyle())).findFirst()
                .ifPresent(title -> title.setSpacingBefore(2 * LINE));
    }

    private void styles() throws IOException {
        try (InputStream styles = resource("styles.xml"); InputStream fonts = resource("fontTable.xml")) {
            docx.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
            OPCPackage file = docx.getPackage();
            PackagePart part = file.createPart(PackagingURIHelper.createPartName("/word/fontTable.xml"),
                    XWPFRelation.FONT_TABLE.getContentType());
            try (OutputStream out = part.getOutputStream()) {
                fonts.transferTo(out);
            }
            docx.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL,
                    XWPFRelation.FONT_TABLE.getRelation());
        } catch (XmlException | InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Docx.class.getResourceAsStream(name), name);
    }

    private void page() {
        CTSectPr section = docx.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(twips(210)));
        size.setH(BigInteger.valueOf(twips(297)));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(twips(37)));
        margins.setLeft(BigInteger.valueOf(twips(28)));
        margins.setRight(BigInteger.valueOf(twips(210 - 28 - 156)));
        margins.setBottom(BigInteger.valueOf(twips(297 - 37 - 225)));
        margins.setHeader(BigInteger.valueOf(twips(17)));
        margins.setFooter(BigInteger.valueOf(twips(20)));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(LINE));
    }

    /** The letterhead stands above the type area, so it is the header of the first page. */
    private void head(OfficialDocument document) {
        XWPFHeader header = docx.createHeader(HeaderFooterType.FIRST);
        document.blocks().stream().filter(Block.Line.class::isInstance).filter(document::isHead)
                .forEach(mark -> text(styled(header.createParagraph(), "ClassMark"), ((Block.Line) mark).text()));
        document.blocks().stream().filter(Block.Letterhead.class::isInstance).map(Block.Letterhead.class::cast)
                .forEach(letterhead -> text(styled(header.createParagraph(), "Letterhead"), letterhead.issuer())
                        .setFontSize(letterhead.points()));
    }

    private void footers(boolean letter) {
        docx.setEvenAndOddHeadings(true);
        pageNumber(docx.createFooter(HeaderFooterType.DEFAULT), "PageNumberOdd");
        pageNumber(docx.createFooter(HeaderFooterType.EVEN), "PageNumberEven");
        if (letter) {
            styled(docx.createFooter(HeaderFooterType.FIRST).createParagraph(), "FootLine");
        }
    }

    private static void pageNumber(XWPFHeaderFooter footer, String style) {
        XWPFParagraph paragraph = styled(footer.createParagraph(), style);
        text(paragraph, "— ");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        paragraph.createRun().getCTR().addNewInstrText().setStringValue("PAGE");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        text(paragraph, "1");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
        text(paragraph, " —");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Line line -> line(line);
            case Block.Signature signature -> signature(signature);
            case Block.Table table -> table(table);
            case Block.Letterhead _ -> throw new IllegalStateException("A letterhead outside of the head");
        }
    }

    private void line(Block.Line line) {
        XWPFParagraph paragraph = styled(docx.createParagraph(), switch (line.kind()) {
            case CLASS_MARK -> "ClassMark";
            case NUMBER -> "Number";
            case TITLE -> "Title";
            case SUBTITLE -> "Subtitle";
            case ADDRESSEE -> "Addressee";
            case PARAGRAPH -> "Paragraph";
            case HEADING_1 -> "Heading1";
            case HEADING_2 -> "Heading2";
            case NOTE -> "Note";
            case COPIES -> "Copies";
        });
        for (Linked.Part part : line.parts()) {
            if (part.href() == null) {
                text(paragraph, part.text());
            } else {
                paragraph.createHyperlinkRun(part.href()).setText(part.text());
            }
        }
        if (line.kind() == Block.Line.Kind.COPIES) {
            foot(paragraph);
        }
    }

    /** Puts the paragraph at the foot of the type area (10.1). */
    private static void foot(XWPFParagraph paragraph) {
        CTFramePr frame = paragraph.getCTP().getPPr().addNewFramePr();
        frame.setW(BigInteger.valueOf(TEXT_WIDTH));
        frame.setWrap(STWrap.NOT_BESIDE);
        frame.setHAnchor(STHAnchor.MARGIN);
        frame.setXAlign(STXAlign.LEFT);
        frame.setVAnchor(STVAnchor.MARGIN);
        frame.setYAlign(STYAlign.BOTTOM);
    }

    private void signature(Block.Signature signature) {
        XWPFParagraph issuer = paragraph("Signature", signature.issuer());
        // Room for the seal (7.3.5.1).
        issuer.setSpacingBefore(2 * LINE);
        issuer.setKeepNext(true);
        issuer.setIndentationRight(indent(signature.issuerFromRight()));
        paragraph("Signature", signature.date()).setIndentationRight(indent(signature.dateFromRight()));
    }

    private static int indent(double characters) {
        return (int) Math.round(characters * Block.BODY_POINTS * TWIPS_PER_POINT);
    }

    private void table(Block.Table block) {
        XWPFTable table = docx.createTable(block.rows().size(), 1);
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(TEXT_WIDTH);
        // Centred, the frame and not the text in it is as wide as the type area.
        table.setTableAlignment(TableRowAlign.CENTER);
        CTTblLayoutType layout = table.getCTTbl().getTblPr().addNewTblLayout();
        layout.setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        block.widths().forEach(percent -> grid.addNewGridCol().setW(BigInteger.valueOf(width(percent))));
        for (int r = 0; r < block.rows().size(); r++) {
            row(block, block.rows().get(r), table.getRow(r));
        }
        if (block.isList()) {
            table.getRow(0).setRepeatHeader(true);
        }
    }

    private static int width(int percent) {
        return TEXT_WIDTH * percent / 100;
    }

    private static void row(Block.Table table, Block.Row row, XWPFTableRow out) {
        out.setHeight(table.points(row) * TWIPS_PER_POINT);
        out.setCantSplitRow(true);
        for (int c = 0; c < row.cells().size(); c++) {
            Block.Cell cell = row.cells().get(c);
            XWPFTableCell outCell = c == 0 ? out.getCell(0) : out.createCell();
            int span = table.span(row, c);
            int percent = table.widths().subList(c, c + span).stream().mapToInt(Integer::intValue).sum();
            outCell.setWidth(String.valueOf(width(percent)));
            if (span > 1) {
                outCell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(span));
            }
            outCell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            List<String> lines = cell.text().isEmpty() ? List.of("") : cell.text().lines().toList();
            for (int l = 0; l < lines.size(); l++) {
                XWPFParagraph paragraph = l == 0 ? outCell.getParagraphArray(0) : outCell.addParagraph();
                text(styled(paragraph, style(table, row, c)), lines.get(l));
            }
        }
    }

    private static String style(Block.Table table, Block.Row row, int cell) {
        String kind = table.isList() ? "List" : "Cell";
        if (row.cells().get(cell).label()) {
            return kind + "Label";
        }
        return table.isFigure(row, cell) ? kind + "Figure" : kind;
    }

    private XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = styled(docx.createParagraph(), style);
        text(paragraph, text);
        return paragraph;
    }

    private static XWPFParagraph styled(XWPFParagraph paragraph, String style) {
        paragraph.setStyle(style);
        return paragraph;
    }

    private static XWPFRun text(XWPFParagraph paragraph, String text) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        return run;
    }
}
