package dev.trawl.cli.compose;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** The first test that fails tells what it can of why, and ends a story: those after it are skipped. */
final class FirstFailure implements TestExecutionExceptionHandler, ExecutionCondition {

    private final Supplier<String> lastWords;
    private @Nullable String failed;

    FirstFailure(Supplier<String> lastWords) {
        this.lastWords = lastWords;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failed = context.getDisplayName();
        System.out.println(failed + " failed; the containers said last:\n" + lastWords.get());
        throw failure;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed == null
                ? ConditionEvaluationResult.enabled("nothing has failed yet")
                : ConditionEvaluationResult.disabled(failed + " failed before");
    }
}
