package govbackbone.documents;

import java.util.List;

/**
 * One official document, ready to be rendered. With a {@link Block.Letterhead} it has the letter format (信函格式, GB/T
 * 9704-2012, 10.1), without one it is a plain form or record.
 *
 * @param title what people call the file
 */
public record OfficialDocument(String title, List<Block> blocks) {
    public OfficialDocument {
        blocks = List.copyOf(blocks);
    }

    boolean isLetter() {
        return blocks.stream().anyMatch(Block.Letterhead.class::isInstance);
    }

    boolean isHead(Block block) {
        return switch (block) {
            case Block.Letterhead _ -> true;
            case Block.Line line -> isLetter() && line.kind() == Block.Line.Kind.CLASS_MARK;
            default -> false;
        };
    }
}
