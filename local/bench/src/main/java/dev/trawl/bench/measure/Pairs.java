package dev.trawl.bench.measure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two series of measurements, compared round by round: what slowed one round slowed both.
 *
 * @param with what is judged
 * @param without what it is judged by
 */
public record Pairs(List<MeasuredRun> with, List<MeasuredRun> without) {

    /** @throws IllegalArgumentException when there are not as many of one as of the other */
    public Pairs {
        if (with.size() != without.size()) {
            throw new IllegalArgumentException(with.size() + " measurements beside " + without.size());
        }
    }

    /** How much more of a figure there is; less than 0 where there is less. */
    public Spread more(ToDoubleFunction<MeasuredRun> figure) {
        return spread(figure, (one, other) -> one - other);
    }

    /** How many times a figure it is. */
    public Spread ratio(ToDoubleFunction<MeasuredRun> figure) {
        return spread(figure, (one, other) -> one / other);
    }

    private Spread spread(ToDoubleFunction<MeasuredRun> figure, DoubleBinaryOperator compared) {
        return Spread.of(IntStream.range(0, with.size())
                .mapToObj(round -> compared.applyAsDouble(
                        figure.applyAsDouble(with.get(round)), figure.applyAsDouble(without.get(round))))
                .toList());
    }
}
